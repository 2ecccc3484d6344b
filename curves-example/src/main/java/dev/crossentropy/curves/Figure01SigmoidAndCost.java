package dev.crossentropy.curves;

import static dev.crossentropy.report.chart.Ink.BLUE;
import static dev.crossentropy.report.chart.Ink.GREY;
import static dev.crossentropy.report.chart.Ink.ORANGE;

import dev.crossentropy.information.BinaryCrossEntropy;
import dev.crossentropy.information.Sigmoid;
import dev.crossentropy.report.chart.Axis;
import dev.crossentropy.report.chart.Chart;
import dev.crossentropy.report.chart.Layer.Side;
import java.util.Arrays;
import java.util.List;

/** The sigmoid σ(z), and what a prediction costs under either label. */
final class Figure01SigmoidAndCost implements Figure {

  private final Table points =
      new Table(
          List.of("z", "sigmoid", "cost_y1", "cost_y0"),
          Arrays.stream(Range.of(-10, 10, 10))
              .mapToObj(
                  z ->
                      new double[] {
                        z,
                        Sigmoid.of(z),
                        BinaryCrossEntropy.ofLogit(z, 1),
                        BinaryCrossEntropy.ofLogit(z, 0)
                      })
              .toList());

  @Override
  public String name() {
    return "01-sigmoid-and-cost";
  }

  @Override
  public String title() {
    return "A probability, and what it costs to be wrong";
  }

  @Override
  public Reading reading() {
    return new Reading(
        "The sigmoid σ(z) = 1/(1 + exp(−z)) turns any number z into a probability that the label is"
            + " 1, and z = 0 into an undecided one half.",
        "The cost J is −log σ(z) if the label y is 1 and −log(1 − σ(z)) if it is 0: near 0 where"
            + " prediction and label agree, ln 2 = 0.69 for the undecided.",
        "It rises without bound as the prediction grows certain and wrong, so that one confident"
            + " mistake costs more than many hesitant answers.");
  }

  @Override
  public Table points() {
    return points;
  }

  @Override
  public Table highlights() {
    return points.nearest(-10, -2, 0, 2, 10).headed("z", "σ(z)", "J if y = 1", "J if y = 0");
  }

  @Override
  public List<Chart> charts() {
    return List.of(sigmoid(), cost());
  }

  private Chart sigmoid() {
    return Chart.of(
            "The predicted probability",
            "An S-shaped curve of σ(z) that rises from 0 at z = −10 through one half at z = 0 to 1"
                + " at z = 10.",
            Axis.every("z", -10, 10, 5),
            Axis.every("σ(z)", 0, 1, 0.2))
        .vertical(0, "")
        .curve(BLUE, "σ(z)", points.column("z"), points.column("sigmoid"))
        .dot(BLUE, 0, 0.5)
        .note(GREY, Side.RIGHT, 0.2, 0.5, "undecided: σ(0) = ½")
        .note(BLUE, Side.LEFT, 0.6, 0.8, "1/(1 + exp(−z))");
  }

  private Chart cost() {
    double[] p = points.column("sigmoid");
    return Chart.of(
            "The cost of one prediction",
            "Two mirrored curves over σ(z) from 0 to 1: the cost if y = 1 falls from beyond 7 to 0,"
                + " the cost if y = 0 rises from 0 to beyond 7; they cross at σ(z) = 0.5 with a"
                + " cost of 0.69.",
            Axis.every("σ(z)", 0, 1, 0.2),
            Axis.every("J, the cost in nats", 0, 7, 1))
        .withLegend()
        .curve(BLUE, "if y = 1: −log σ(z)", p, points.column("cost_y1"))
        .dashed(ORANGE, "if y = 0: −log(1 − σ(z))", p, points.column("cost_y0"))
        .dot(GREY, 0.5, BinaryCrossEntropy.of(0.5, 1))
        .note(GREY, Side.ABOVE, 0.5, 0.9, "ln 2");
  }
}
