package dev.crossentropy.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Row numbers for training and testing, drawn so that both parts hold every class in the proportion
 * of the whole.
 *
 * @param train rows to train on, in random order
 * @param test rows to test on, in random order
 */
public record StratifiedSplit(List<Integer> train, List<Integer> test) {

  /**
   * Draws a split.
   *
   * @param classes the class of each row
   * @param testFraction the share of each class that is kept for testing; of a class with at least
   *     two rows at least one goes to each part
   */
  public static StratifiedSplit of(int[] classes, double testFraction, long seed) {
    // java.util.Random's sequence and Collections.shuffle's algorithm are specified, so that a seed
    // means the same split on every platform.
    Random random = new Random(seed);
    List<Integer> train = new ArrayList<>();
    List<Integer> test = new ArrayList<>();
    for (List<Integer> rows : rowsByClass(classes)) {
      Collections.shuffle(rows, random);
      int forTest = testRows(rows.size(), testFraction);
      test.addAll(rows.subList(0, forTest));
      train.addAll(rows.subList(forTest, rows.size()));
    }
    Collections.shuffle(train, random);
    Collections.shuffle(test, random);
    return new StratifiedSplit(List.copyOf(train), List.copyOf(test));
  }

  private static int testRows(int rows, double testFraction) {
    long wanted = Math.round(rows * testFraction);
    return (int) Math.max(Math.min(1, rows - 1), Math.min(wanted, rows - 1L));
  }

  private static List<List<Integer>> rowsByClass(int[] classes) {
    List<List<Integer>> byClass = new ArrayList<>();
    for (int row = 0; row < classes.length; row++) {
      while (byClass.size() <= classes[row]) {
        byClass.add(new ArrayList<>());
      }
      byClass.get(classes[row]).add(row);
    }
    return byClass;
  }
}
