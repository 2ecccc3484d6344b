package dev.crossentropy.curves;

import static dev.crossentropy.report.chart.Ink.BLUE;
import static dev.crossentropy.report.chart.Ink.ORANGE;

import dev.crossentropy.loss.CrossEntropyLoss;
import dev.crossentropy.report.chart.Axis;
import dev.crossentropy.report.chart.Chart;
import dev.crossentropy.report.chart.Layer.Side;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** Where LossMCXENT clips: scores and slopes of both losses as a mistake grows more certain. */
final class Figure10ClippedTail implements Figure {

  private static final Axis MARGIN =
      Axis.every("z, logit of the wrong class (right class: 0)", 0, 60, 10);

  private final LossProbe exact = probe(new CrossEntropyLoss());
  private final LossProbe clipped = probe(new LossMCXENT());
  private final Table points =
      new Table(
          List.of(
              "z", "exact_score", "mcxent_score", "exact_slope", "mcxent_slope", "mcxent_gradient"),
          Arrays.stream(Range.of(0, 60, 4)).mapToObj(this::row).toList());

  private static LossProbe probe(org.nd4j.linalg.lossfunctions.ILossFunction loss) {
    return new LossProbe(loss, new ActivationSoftmax(), 1, 0);
  }

  private double[] row(double z) {
    return new double[] {
      z,
      exact.score(0, z),
      clipped.score(0, z),
      exact.numericGradient(1, 0, z),
      clipped.numericGradient(1, 0, z),
      clipped.gradient(1, 0, z)
    };
  }

  @Override
  public String name() {
    return "10-clipped-tail";
  }

  @Override
  public String title() {
    return "Where LossMCXENT stops counting";
  }

  @Override
  public Reading reading() {
    return new Reading(
        "Two classes have the logits 0 and z, the first is right, and z grows from undecided to"
            + " sixty: the cost is log(1 + e^z), soon a straight line.",
        "LossMCXENT raises every probability to at least 1e−10 before it takes the logarithm, so"
            + " its score stays at 23.03 for every mistake beyond z = 23.03.",
        "From there on the slope of its score is 0, yet the gradient it hands to the network is"
            + " still 1: it descends along a function that is not the one it reports.");
  }

  @Override
  public Table points() {
    return points;
  }

  @Override
  public Table highlights() {
    return points
        .nearest(0, 10, 23, 23.25, 40, 60)
        .headed("z", "exact score", "MCXENT", "exact slope", "MCXENT", "its gradient");
  }

  @Override
  public List<Chart> charts() {
    double[] z = points.column("z");
    Table late = points.nearest(27, 37, 47, 57);
    Chart score =
        Chart.of(
                "Score",
                "Over z from 0 to 60, the score of CrossEntropyLoss rises in a straight line to 60;"
                    + " that of LossMCXENT follows it up to 23.03 and stays there.",
                MARGIN,
                Axis.every("score", 0, 60, 10))
            .curve(BLUE, "CrossEntropyLoss", z, points.column("exact_score"))
            .dashed(ORANGE, "LossMCXENT", z, points.column("mcxent_score"))
            .note(BLUE, Side.LEFT, 44, 46, "CrossEntropyLoss")
            .note(ORANGE, Side.BELOW, 45, 22, "LossMCXENT: 23.03");
    Chart slope =
        Chart.of(
                "Slope of the score, by central differences",
                "Over z from 0 to 60, the slope of CrossEntropyLoss rises from one half to 1 and"
                    + " stays; that of LossMCXENT falls from 1 to 0 at z = 23.03, while the"
                    + " gradient that LossMCXENT returns, shown by open dots, stays at 1.",
                MARGIN,
                Axis.every("slope of the score, d/dz", -0.1, 1.3, 0.2))
            .curve(BLUE, "CrossEntropyLoss", z, points.column("exact_slope"))
            .dashed(ORANGE, "LossMCXENT", z, points.column("mcxent_slope"))
            .note(BLUE, Side.BELOW, 42, 1, "CrossEntropyLoss")
            .note(ORANGE, Side.ABOVE, 42, 0, "slope of LossMCXENT")
            .openDots(ORANGE, late.column("z"), late.column("mcxent_gradient"))
            .note(ORANGE, Side.ABOVE, 42, 1.02, "LossMCXENT's own gradient");
    return List.of(score, slope);
  }
}
