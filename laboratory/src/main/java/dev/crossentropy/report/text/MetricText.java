package dev.crossentropy.report.text;

import dev.crossentropy.statistics.Metric;

/**
 * How the values of a metric are written: shares as percentage points, losses in nats.
 *
 * @param name in the middle of a sentence
 */
public record MetricText(String name, String unit, int decimals, int factor, double storedMargin) {

  public static MetricText of(Metric metric) {
    return switch (metric.unit()) {
      case POINTS -> text(metric, "points", 2);
      case NATS -> text(metric, "nats", 4);
    };
  }

  private static MetricText text(Metric metric, String unit, int decimals) {
    return new MetricText(metric.name(), unit, decimals, metric.unit().factor(), metric.margin());
  }

  public String signed(double value) {
    return Numbers.signed(factor * value, decimals);
  }

  /** Without a sign, in the metric's unit. */
  public String plain(double value) {
    return Numbers.three(factor * value) + " " + unit;
  }

  public String margin() {
    return plainMargin() + " " + unit;
  }

  /** The margin without its unit. */
  public String plainMargin() {
    return "±" + Numbers.three(factor * storedMargin);
  }
}
