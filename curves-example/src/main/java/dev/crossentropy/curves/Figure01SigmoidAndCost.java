package dev.crossentropy.curves;

import static dev.crossentropy.report.picture.Ink.BLUE;
import static dev.crossentropy.report.picture.Ink.GREY;
import static dev.crossentropy.report.picture.Ink.ORANGE;

import dev.crossentropy.information.BinaryCrossEntropy;
import dev.crossentropy.information.Sigmoid;
import dev.crossentropy.report.chart.Axis;
import dev.crossentropy.report.picture.Layer.Side;
import dev.crossentropy.report.picture.Panel;
import java.util.Arrays;
import java.util.List;

/** The hypothesis h(z) = σ(z), and what a prediction costs under either label. */
final class Figure01SigmoidAndCost implements Figure {

  private final Table points =
      new Table(
          List.of("z", "h", "cost_y1", "cost_y0"),
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
        "The sigmoid h(z) = 1/(1 + exp(−z)) turns any number z into a probability that the label is"
            + " 1, and z = 0 into an undecided one half.",
        "The cost J is −log h if the label is 1 and −log(1−h) if it is 0: near 0 where prediction"
            + " and label agree, ln 2 = 0.69 for the undecided.",
        "It rises without bound as the prediction grows certain and wrong, so that one confident"
            + " mistake costs more than many hesitant answers.");
  }

  @Override
  public Table points() {
    return points;
  }

  @Override
  public Table highlights() {
    return points.nearest(-10, -2, 0, 2, 10);
  }

  @Override
  public List<Panel> panels() {
    return List.of(hypothesis(), cost());
  }

  private Panel hypothesis() {
    return Panel.of(
            "The hypothesis",
            "An S-shaped curve of h(z) that rises from 0 at z = −10 through one half at z = 0 to 1"
                + " at z = 10.",
            Axis.every("z", -10, 10, 5),
            Axis.every("h(z)", 0, 1, 0.2))
        .vertical(0)
        .curve(BLUE, "h", points.column("z"), points.column("h"))
        .dot(BLUE, 0, 0.5)
        .note(GREY, Side.RIGHT, 0.2, 0.5, "undecided: h(0) = ½")
        .note(BLUE, Side.LEFT, -1, 0.8, "h(z) = 1/(1 + exp(−z))");
  }

  private Panel cost() {
    double[] h = points.column("h");
    return Panel.of(
            "The cost of one prediction",
            "Two mirrored curves over φ(z) from 0 to 1: the cost if y = 1 falls from beyond 7 to 0,"
                + " the cost if y = 0 rises from 0 to beyond 7; they cross at φ(z) = 0.5 with a"
                + " cost of 0.69.",
            Axis.every("φ(z)", 0, 1, 0.2),
            Axis.every("J(w)", 0, 7, 1))
        .withLegend(Panel.Legend.TOP)
        .curve(BLUE, "J(w) if y = 1:  −log φ(z)", h, points.column("cost_y1"))
        .dashed(ORANGE, "J(w) if y = 0:  −log(1−φ(z))", h, points.column("cost_y0"))
        .dot(GREY, 0.5, BinaryCrossEntropy.of(0.5, 1))
        .note(GREY, Side.ABOVE, 0.5, 0.9, "ln 2");
  }
}
