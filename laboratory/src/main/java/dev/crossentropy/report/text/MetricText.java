package dev.crossentropy.report.text;

import dev.crossentropy.statistics.Metric;
import dev.crossentropy.training.prediction.Task;

/**
 * How a metric is named and written: shares as percentage points, losses in nats.
 *
 * @param name in the middle of a sentence
 * @param factor from the stored value to the written one
 */
public record MetricText(
    String name, String unit, double factor, int decimals, double storedMargin) {

  public static MetricText of(Metric metric, Task task) {
    return switch (metric) {
      case TEST_ACCURACY -> points(task == Task.LABEL_SET ? "exact match" : "accuracy", metric);
      case TEST_LOSS -> new MetricText("cross-entropy", "nats", 1, 4, metric.margin());
      case CALIBRATION_ERROR -> points("calibration error", metric);
      case HAMMING_LOSS -> points("Hamming loss", metric);
    };
  }

  private static MetricText points(String name, Metric metric) {
    return new MetricText(name, "points", 100, 2, metric.margin());
  }

  public String signed(double value) {
    return Numbers.signed(factor * value, decimals);
  }

  public String margin() {
    return plainMargin() + " " + unit;
  }

  /** The margin without its unit. */
  public String plainMargin() {
    return "±" + Numbers.three(factor * storedMargin);
  }
}
