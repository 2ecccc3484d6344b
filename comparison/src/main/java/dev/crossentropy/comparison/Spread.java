package dev.crossentropy.comparison;

import dev.crossentropy.experiment.RunResult;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * A measurement over seeds.
 *
 * @param deviation the sample standard deviation (n − 1); NaN with a single seed
 */
public record Spread(double mean, double deviation) {

  public static Spread of(List<RunResult> runs, ToDoubleFunction<RunResult> metric) {
    double[] values = runs.stream().mapToDouble(metric).toArray();
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

  /** As in {@code 0.950 ± 0.012}; the mean alone with a single seed. */
  public String text(int decimals) {
    String format = "%." + decimals + "f";
    String text = String.format(Locale.ROOT, format, mean);
    return Double.isNaN(deviation)
        ? text
        : text + " ± " + String.format(Locale.ROOT, format, deviation);
  }
}
