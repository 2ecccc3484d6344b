package dev.crossentropy.statistics;

import dev.crossentropy.training.RunResult;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * A measurement over seeds.
 *
 * @param deviation the sample standard deviation (n − 1); NaN with a single seed
 */
public record Spread(double mean, double deviation) {
  /** From here on nobody counts the digits. */
  private static final double LONG = 1e6;

  public static Spread of(List<RunResult> runs, ToDoubleFunction<RunResult> metric) {
    return of(runs.stream().mapToDouble(metric).toArray());
  }

  static Spread of(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return new Spread(
        mean, values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1)));
  }

  double variance() {
    return deviation * deviation;
  }

  /**
   * As in {@code 0.950 ± 0.012}; the mean alone with a single seed. What a training that diverged
   * leaves behind can have dozens of digits: it is told as {@code 3.1e+38}.
   */
  public String text(int decimals) {
    String text = text(mean, decimals);
    return Double.isNaN(deviation) ? text : text + " ± " + text(deviation, decimals);
  }

  private static String text(double value, int decimals) {
    String format = Math.abs(value) < LONG ? "%." + decimals + "f" : "%.1e";
    return String.format(Locale.ROOT, format, value);
  }
}
