package dev.crossentropy.check.call;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** The batches that losses are called with: random, and the same in every check. */
public final class Batches {

  /** Enough for a mistake in one row or class of a few to show itself. */
  private static final int COUNT = 12;

  private static final int MOST_ROWS = 4;

  /** Logits within a few units: nothing saturates, and no difference vanishes in rounding. */
  private static final double SPREAD = 1.5;

  private Batches() {}

  /** Batches of one to four rows with labels of the subject's kind. */
  public static List<Batch> ordinary(Subject subject) {
    Random random = new Random(1);
    return Stream.generate(() -> batch(subject, 1 + random.nextInt(MOST_ROWS), random))
        .limit(COUNT)
        .toList();
  }

  /** One batch of so many rows. */
  public static Batch ofRows(Subject subject, int rows) {
    return batch(subject, rows, new Random(2));
  }

  /** Batches of two to five rows, of which at least the last one is masked and the first is not. */
  public static List<Batch> withRowsMasked(Subject subject) {
    Random random = new Random(3);
    return Stream.generate(
            () -> {
              Batch batch = batch(subject, 2 + random.nextInt(MOST_ROWS), random);
              double[][] mask = bits(batch.rows(), 1, random);
              mask[0][0] = 1;
              mask[batch.rows() - 1][0] = 0;
              return batch.withMask(mask);
            })
        .limit(COUNT)
        .toList();
  }

  /** Batches in which single outputs are masked. */
  public static List<Batch> withOutputsMasked(Subject subject) {
    Random random = new Random(4);
    return Stream.generate(
            () -> {
              Batch batch = batch(subject, 1 + random.nextInt(MOST_ROWS), random);
              double[][] mask = bits(batch.rows(), subject.outputs(), random);
              mask[0][0] = 0;
              return batch.withMask(mask);
            })
        .limit(COUNT)
        .toList();
  }

  private static double[][] bits(int rows, int columns, Random random) {
    return Stream.generate(() -> random.ints(columns, 0, 2).asDoubleStream().toArray())
        .limit(rows)
        .toArray(double[][]::new);
  }

  private static Batch batch(Subject subject, int rows, Random random) {
    double[][] logits = new double[rows][];
    double[][] labels = new double[rows][];
    for (int row = 0; row < rows; row++) {
      logits[row] = random.doubles(subject.outputs()).map(u -> (2 * u - 1) * 2 * SPREAD).toArray();
      labels[row] = subject.labels().draw(random, subject.outputs());
    }
    return new Batch(logits, labels);
  }
}
