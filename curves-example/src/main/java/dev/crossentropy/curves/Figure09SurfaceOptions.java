package dev.crossentropy.curves;

import dev.crossentropy.loss.CrossEntropyLoss;
import dev.crossentropy.report.chart.Chart;
import dev.crossentropy.report.chart.Ink;
import dev.crossentropy.report.chart.Layer.Side;
import java.util.List;

/** What label smoothing, the focal factor and a temperature make of the same surface. */
final class Figure09SurfaceOptions implements Figure {

  private static final double[] LEVELS = {0.1, 0.3, 1, 2, 4, 6, 8};

  static final CrossEntropyLoss SMOOTHED = CrossEntropyLoss.builder().labelSmoothing(0.1).build();
  private static final CrossEntropyLoss FOCAL = CrossEntropyLoss.builder().focalGamma(2).build();
  private static final CrossEntropyLoss TEMPERED =
      CrossEntropyLoss.builder().temperature(2).build();

  private final Table points =
      LogitPlane.table(
          List.of("plain", "label_smoothing_0.1", "focal_2", "temperature_2"),
          List.of(
              LogitPlane.cost(new CrossEntropyLoss()),
              LogitPlane.cost(SMOOTHED),
              LogitPlane.cost(FOCAL),
              LogitPlane.cost(TEMPERED)));

  @Override
  public String name() {
    return "09-surface-options";
  }

  @Override
  public String title() {
    return "What label smoothing, focal loss and temperature change";
  }

  @Override
  public Reading reading() {
    return new Reading(
        "The same map four times with the same levels: plain cross-entropy, then each option by"
            + " itself.",
        "Label smoothing puts the minimum at logits one can reach, marked by the dot, and makes"
            + " greater certainty cost again; the focal factor (1−p)² widens the plain of the well"
            + " answered, which then hardly teach any more.",
        "A temperature of 2 halves all logits, so that the map is the plain one seen from half the"
            + " distance: the same answer counts as less certain, and slopes are half as steep.");
  }

  @Override
  public Table points() {
    return points;
  }

  @Override
  public Table highlights() {
    return LogitPlane.highlights(points)
        .headed("z₁", "z₂", "plain", "smoothed", "focal", "tempered");
  }

  @Override
  public List<Chart> charts() {
    double[] lowest = points.rows().stream().reduce((a, b) -> b[3] < a[3] ? b : a).orElseThrow();
    return List.of(
        map(
            "Plain",
            "plain",
            "evenly spaced lines from 0.1 on the lower right to 8 on the upper left"),
        map(
                "Label smoothing, ε = 0.1",
                "label_smoothing_0.1",
                "lines like the plain ones on the left, but closed on the right around a minimum at"
                    + " z₁ = 3.3, z₂ = 0")
            .dot(Ink.ORANGE, lowest[0], lowest[1])
            .note(Ink.ORANGE, Side.ABOVE, lowest[0], lowest[1] + 0.9, "minimum"),
        map(
            "Focal, γ = 2",
            "focal_2",
            "lines like the plain ones on the left, and a much wider area below 0.1 on the right"),
        map(
            "Temperature, t = 2",
            "temperature_2",
            "lines of the plain shape at twice their distance from each other and from the"
                + " middle"));
  }

  private Chart map(String title, String column, String shape) {
    return Chart.of(
            title,
            "A map of the cost over the logits of the right and of a wrong class: " + shape + ".",
            LogitPlane.rightLogit(),
            LogitPlane.wrongLogit())
        .with(LogitPlane.bands(points.column(column), LEVELS));
  }
}
