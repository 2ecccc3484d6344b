package dev.crossentropy.data.table;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Whether one column alone tells the class: sorted by its values, rows of one class stand together
 * in a few long runs. Such a column is as a rule another form of the answer.
 */
final class LeakCheck {

  /** Rows looked at; a leak shows in any. */
  private static final int SAMPLE = 20_000;

  /** Rows in a run, on average; shorter runs may be chance. */
  private static final int RUN = 20;

  /** The share of rows that may be an exception: a leak with a few wrong entries is one still. */
  private static final double EXCEPTIONS = 0.005;

  /** Where nearly all rows are of one class, every column tells it. */
  private static final double MAJORITY = 0.95;

  private LeakCheck() {}

  /**
   * @param values numbers, or words as numbers; NaN for gaps
   */
  static boolean tells(double[] values, int[] classes, boolean ordered) {
    int step = Math.max(1, values.length / SAMPLE);
    int[] rows =
        IntStream.range(0, values.length)
            .filter(row -> row % step == 0 && !Double.isNaN(values[row]))
            .boxed()
            .sorted(Comparator.comparingDouble(row -> values[row]))
            .mapToInt(Integer::intValue)
            .toArray();
    if (2L * rows.length * step < values.length
        || share(classes, rows, 0, rows.length) > MAJORITY) {
      return false;
    }
    double exceptions = 0;
    int runs = 0;
    int lastClass = -1;
    for (int start = 0, end; start < rows.length; start = end) {
      end = start + 1;
      while (end < rows.length && values[rows[end]] == values[rows[start]]) {
        end++;
      }
      exceptions += (1 - share(classes, rows, start, end)) * (end - start);
      runs += ordered && classes[rows[start]] == lastClass ? 0 : 1;
      lastClass = classes[rows[start]];
    }
    return exceptions <= EXCEPTIONS * rows.length && (long) runs * RUN <= rows.length;
  }

  /** Of the most frequent class. */
  private static double share(int[] classes, int[] rows, int start, int end) {
    Map<Integer, Integer> counts = new HashMap<>();
    Arrays.stream(rows, start, end).forEach(row -> counts.merge(classes[row], 1, Integer::sum));
    int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return (double) most / Math.max(1, end - start);
  }
}
