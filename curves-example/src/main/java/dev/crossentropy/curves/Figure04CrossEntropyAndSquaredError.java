package dev.crossentropy.curves;

import static dev.crossentropy.report.chart.Ink.BLUE;
import static dev.crossentropy.report.chart.Ink.ORANGE;

import dev.crossentropy.loss.BinaryCrossEntropyLoss;
import dev.crossentropy.report.chart.Axis;
import dev.crossentropy.report.chart.Chart;
import dev.crossentropy.report.chart.Layer.Side;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** Two costs of a sigmoid's answer to the label 1, and the gradients they send back. */
final class Figure04CrossEntropyAndSquaredError implements Figure {

  private static final Axis LOGIT = Axis.every("z", -10, 10, 5);

  private final LossProbe crossEntropy =
      new LossProbe(new BinaryCrossEntropyLoss(), new ActivationSigmoid(), 1);
  private final LossProbe squaredError = new LossProbe(new LossMSE(), new ActivationSigmoid(), 1);
  private final Table points =
      new Table(
          List.of("z", "ce_cost", "mse_cost", "ce_gradient", "mse_gradient"),
          Arrays.stream(Range.of(-10, 10, 10)).mapToObj(this::row).toList());

  private double[] row(double z) {
    return new double[] {
      z,
      crossEntropy.score(z),
      squaredError.score(z),
      crossEntropy.gradient(0, z),
      squaredError.gradient(0, z)
    };
  }

  @Override
  public String name() {
    return "04-cross-entropy-and-squared-error";
  }

  @Override
  public String title() {
    return "Why not the squared error?";
  }

  @Override
  public Reading reading() {
    return new Reading(
        "Both costs judge a sigmoid's answer to the label 1, so that z to the far left is a"
            + " confident mistake.",
        "There cross-entropy, −log σ(z), keeps rising like a straight line, while the squared error"
            + " (1−σ(z))² levels off at 1: twice as wrong costs it nothing more.",
        "Learning follows the gradient, and the squared error's fades to nothing just where the"
            + " mistake is greatest, where that of cross-entropy, σ(z) − 1, reaches its full −1.");
  }

  @Override
  public Table points() {
    return points;
  }

  @Override
  public Table highlights() {
    return points
        .nearest(-10, -5, -2, 0, 2, 5)
        .headed("z", "cross-entropy", "squared error", "slope of the former", "of the latter");
  }

  @Override
  public List<Chart> charts() {
    double[] z = points.column("z");
    Chart cost =
        Chart.of(
                "Cost if y = 1",
                "Over z from −10 to 10, cross-entropy falls along an almost straight line from 10"
                    + " to 0, and the squared error stays at 1 until z = −4 before it falls to 0.",
                LOGIT,
                Axis.every("J", 0, 10, 2))
            .curve(BLUE, "cross-entropy", z, points.column("ce_cost"))
            .dashed(ORANGE, "squared error", z, points.column("mse_cost"))
            .note(BLUE, Side.RIGHT, -5.5, 6, "cross-entropy")
            .note(ORANGE, Side.CENTRE, -6.9, 1.6, "squared error");
    Chart gradient =
        Chart.of(
                "Gradient if y = 1",
                "Over z from −10 to 10, the gradient of cross-entropy rises from −1 to 0 in an S;"
                    + " that of the squared error is 0 at both ends with a dip to −0.3 at z ="
                    + " −0.7.",
                LOGIT,
                Axis.every("dJ/dz", -1.2, 0.2, 0.2))
            .horizontal(0, "")
            .curve(BLUE, "cross-entropy", z, points.column("ce_gradient"))
            .dashed(ORANGE, "squared error", z, points.column("mse_gradient"))
            .note(BLUE, Side.BELOW, -6, -1.0, "cross-entropy")
            .note(ORANGE, Side.BELOW, -6, -0.05, "squared error");
    return List.of(cost, gradient);
  }
}
