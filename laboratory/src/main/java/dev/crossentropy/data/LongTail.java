package dev.crossentropy.data;

import dev.crossentropy.data.RandomStream.Purpose;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A long tail: of class k = 0 … K−1, in the order of the label columns, the share R^(−k/(K−1)) of
 * the examples is kept, so that the first class keeps all and the last one 1/R of them (Cui et al.
 * 2019, <i>Class-Balanced Loss Based on Effective Number of Samples</i>).
 *
 * <p>Which examples stay depends on the seed alone, so that every loss sees the same ones.
 */
public final class LongTail {

  private LongTail() {}

  /**
   * The examples that stay, in their order, at least one of each class.
   *
   * @param ratio R ≥ 1; 1 keeps all
   */
  public static DataSet applied(DataSet all, double ratio, long seed) {
    if (ratio == 1) {
      return all;
    }
    int[] classes = all.getLabels().argMax(1).toIntVector();
    int count = (int) all.getLabels().size(1);
    List<Integer> kept = new ArrayList<>();
    RandomStream random = RandomStream.of(Purpose.LONG_TAIL, seed);
    for (int k = 0; k < count; k++) {
      int[] rows = shuffled(rowsOf(k, classes), random);
      double share = Math.pow(ratio, -(double) k / (count - 1));
      int stay = (int) Math.max(Math.min(1, rows.length), Math.round(rows.length * share));
      Arrays.stream(rows, 0, stay).forEach(kept::add);
    }
    int[] rows = kept.stream().mapToInt(Integer::intValue).sorted().toArray();
    return new DataSet(
        Nd4j.pullRows(all.getFeatures(), 1, rows), Nd4j.pullRows(all.getLabels(), 1, rows));
  }

  private static int[] rowsOf(int wanted, int[] classes) {
    return java.util.stream.IntStream.range(0, classes.length)
        .filter(row -> classes[row] == wanted)
        .toArray();
  }

  private static int[] shuffled(int[] rows, RandomStream random) {
    return Arrays.stream(random.permutation(rows.length)).map(i -> rows[i]).toArray();
  }
}
