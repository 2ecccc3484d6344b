package dev.crossentropy.curves;

import static dev.crossentropy.report.chart.Ink.BLUE;
import static dev.crossentropy.report.chart.Ink.GREY;
import static dev.crossentropy.report.chart.Ink.ORANGE;

import dev.crossentropy.curves.OneWeightNetwork.Step;
import dev.crossentropy.loss.BinaryCrossEntropyLoss;
import dev.crossentropy.report.chart.Axis;
import dev.crossentropy.report.chart.Chart;
import dev.crossentropy.report.chart.Layer.Side;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** The same network from the same bad start, trained with cross-entropy and with squared error. */
final class Figure05TwoTrainings implements Figure {

  /** Certain and wrong about six of eight examples. */
  static final double START = -6;

  private static final double LEARNING_RATE = 0.3;
  private static final int STEPS = 100;

  private final double best = MostLikelyWeight.find();
  private final List<Step> crossEntropy = train(new BinaryCrossEntropyLoss());
  private final List<Step> squaredError = train(new LossMSE());
  private final Table points = table();

  private static List<Step> train(ILossFunction loss) {
    return new OneWeightNetwork(loss, LEARNING_RATE, START).descend(STEPS);
  }

  private Table table() {
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i <= STEPS; i++) {
      double ce = crossEntropy.get(i).weight();
      double mse = squaredError.get(i).weight();
      rows.add(new double[] {i, ce, crossEntropy.get(i).cost(), mse, squaredError.get(i).cost()});
    }
    return new Table(List.of("step", "w_ce", "cost_ce", "w_mse", "cost_mse"), rows);
  }

  @Override
  public String name() {
    return "05-two-trainings";
  }

  @Override
  public String title() {
    return "Two trainings from the same bad start";
  }

  @Override
  public Reading reading() {
    return new Reading(
        "Twice the same network with the same learning rate starts at w = −6, certain and wrong"
            + " about six of the eight examples.",
        "Under cross-entropy the large error is a large gradient, and after some twenty steps the"
            + " weight has reached its best value.",
        "Under the squared error the saturated sigmoid lets almost nothing of the error through:"
            + " after a hundred steps the weight has moved by less than a hundredth.");
  }

  @Override
  public Table points() {
    return points;
  }

  @Override
  public Table highlights() {
    return points
        .nearest(0, 1, 5, 10, 20, STEPS)
        .headed("step", "w, cross-entropy", "J(w)", "w, squared error", "J(w) there");
  }

  @Override
  public List<Chart> charts() {
    double[] steps = points.column("step");
    Axis time = Axis.every("step", 0, STEPS, 20);
    Chart weight =
        Chart.of(
                "The weight",
                "Over a hundred steps, the weight under cross-entropy climbs from −6 to %.2f within"
                        .formatted(best)
                    + " some twenty steps and stays; under the squared error it stays at −6.",
                time,
                Axis.every("w", -8, 2, 2))
            .horizontal(best, "")
            .curve(BLUE, "cross-entropy", steps, points.column("w_ce"))
            .dashed(ORANGE, "squared error", steps, points.column("w_mse"))
            .note(BLUE, Side.BELOW, 55, best - 0.2, "cross-entropy")
            .note(ORANGE, Side.ABOVE, 55, -5.8, "squared error")
            .note(GREY, Side.ABOVE, 55, best, "most likely weight");
    Chart success =
        Chart.of(
                "The mean cross-entropy",
                "Over a hundred steps, the mean cross-entropy falls from above 13 to its least"
                    + " value within some ten steps when it is what is trained; under the squared"
                    + " error it stays where it was.",
                time,
                Axis.every("J(w), mean cross-entropy", 0, 15, 5))
            .curve(BLUE, "cross-entropy", steps, points.column("cost_ce"))
            .dashed(ORANGE, "squared error", steps, points.column("cost_mse"))
            .note(BLUE, Side.ABOVE, 55, 0.4, "cross-entropy")
            .note(ORANGE, Side.BELOW, 55, 13.3, "squared error");
    return List.of(weight, success);
  }
}
