package dev.crossentropy.report.page;

import dev.crossentropy.comparison.Metric;

/**
 * How a metric is named and written: shares as percentage points, losses in nats.
 *
 * @param name in the middle of a sentence
 * @param factor from the stored value to the written one
 */
public record MetricText(
    String name, String unit, double factor, int decimals, double storedMargin) {

  public static MetricText of(Metric metric) {
    return switch (metric) {
      case TEST_ACCURACY -> new MetricText("accuracy", "points", 100, 2, metric.margin());
      case TEST_LOSS -> new MetricText("cross-entropy", "nats", 1, 4, metric.margin());
      case CALIBRATION_ERROR ->
          new MetricText("calibration error", "points", 100, 2, metric.margin());
    };
  }

  String signed(double value) {
    return Numbers.signed(factor * value, decimals);
  }

  String margin() {
    return plainMargin() + " " + unit;
  }

  /** The margin without its unit. */
  public String plainMargin() {
    return "±" + Numbers.three(factor * storedMargin);
  }
}
