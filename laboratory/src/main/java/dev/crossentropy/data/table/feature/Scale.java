package dev.crossentropy.data.table.feature;

import java.util.Arrays;

/**
 * How numbers become inputs: a gap is filled with the median, then the mean is subtracted and the
 * standard deviation divides.
 *
 * @param deviation 1 where all values are the same
 * @param indicator whether one more input says that there was a gap
 */
record Scale(double median, double mean, double deviation, boolean indicator) {

  Scale {
    if (!Double.isFinite(median) || !Double.isFinite(mean) || !(deviation > 0)) {
      throw new IllegalArgumentException(
          "median %s, mean %s, deviation %s: expected finite numbers and a positive deviation"
              .formatted(median, mean, deviation));
    }
  }

  /** Of values with NaN for gaps. */
  static Scale of(double[] values) {
    double[] there = Arrays.stream(values).filter(value -> !Double.isNaN(value)).sorted().toArray();
    int n = there.length;
    double median = n == 0 ? 0 : (there[(n - 1) / 2] + there[n / 2]) / 2;
    double sum = Arrays.stream(there).sum() + (values.length - n) * median;
    double mean = sum / Math.max(1, values.length);
    double squares =
        Arrays.stream(there).map(x -> (x - mean) * (x - mean)).sum()
            + (values.length - n) * (median - mean) * (median - mean);
    double deviation = Math.sqrt(squares / Math.max(1, values.length));
    boolean spread = deviation > 1e-12 * Math.abs(mean) && Double.isFinite(deviation);
    return new Scale(median, mean, spread ? deviation : 1, n < values.length);
  }

  int width() {
    return indicator ? 2 : 1;
  }

  void encode(double value, float[] target, int from) {
    boolean gap = Double.isNaN(value);
    target[from] = (float) (((gap ? median : value) - mean) / deviation);
    if (indicator) {
      target[from + 1] = gap ? 1 : 0;
    }
  }
}
