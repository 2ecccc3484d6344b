package dev.crossentropy.cli;

import dev.crossentropy.statistics.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Margins as they are typed: by a metric's name, in the unit that tables show. */
final class Margins {

  private Margins() {}

  /**
   * @throws IllegalArgumentException naming a metric that is not there, or a margin that is none
   */
  static List<Metric> applied(List<Metric> metrics, Map<String, Double> margins) {
    List<Metric> changed = new ArrayList<>(metrics);
    margins.forEach(
        (name, margin) -> {
          if (metrics.stream().noneMatch(metric -> nameOf(metric).equals(name))) {
            throw refused("'%s' is none of %s".formatted(name, names(metrics)));
          }
          if (!(margin > 0 && margin < Double.POSITIVE_INFINITY)) {
            throw refused("%s=%s: a margin is a number above 0".formatted(name, margin));
          }
          changed.replaceAll(
              metric ->
                  nameOf(metric).equals(name)
                      ? metric.withMargin(margin / metric.unit().factor())
                      : metric);
        });
    return changed;
  }

  /** All of them as the option takes them. */
  static String text(List<Metric> metrics) {
    return metrics.stream()
        .map(metric -> nameOf(metric) + "=" + metric.margin() * metric.unit().factor())
        .collect(Collectors.joining(","));
  }

  private static String names(List<Metric> metrics) {
    return metrics.stream().map(Margins::nameOf).collect(Collectors.joining(", "));
  }

  private static String nameOf(Metric metric) {
    return metric.name().toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  private static IllegalArgumentException refused(String problem) {
    return new IllegalArgumentException("Invalid value for option '--margin': " + problem);
  }
}
