package dev.crossentropy.curves;

import static dev.crossentropy.report.chart.Ink.BLUE;
import static dev.crossentropy.report.chart.Ink.GREY;
import static dev.crossentropy.report.chart.Ink.ORANGE;

import dev.crossentropy.curves.OneWeightNetwork.Step;
import dev.crossentropy.loss.BinaryCrossEntropyLoss;
import dev.crossentropy.report.chart.Axis;
import dev.crossentropy.report.chart.Chart;
import dev.crossentropy.report.chart.Ink;
import dev.crossentropy.report.chart.Layer.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A one-layer network walks down the cost, once with good steps and once with steps too long. */
final class Figure03GradientDescent implements Figure {

  static final double START = 4;
  static final double GOOD_RATE = 2.5;

  /** Beyond 2/J″ = 4.1 at the minimum, every step leaves it further behind than it found it. */
  static final double LONG_RATE = 8;

  private static final int STEPS = 8;

  private final double best = MostLikelyWeight.find();
  private final List<Step> good = descend(GOOD_RATE);
  private final List<Step> tooLong = descend(LONG_RATE);

  private static List<Step> descend(double learningRate) {
    return new OneWeightNetwork(new BinaryCrossEntropyLoss(), learningRate, START).descend(STEPS);
  }

  @Override
  public String name() {
    return "03-gradient-descent";
  }

  @Override
  public String title() {
    return "Gradient descent finds the minimum, if its steps are not too long";
  }

  @Override
  public Reading reading() {
    return new Reading(
        "A network with a single weight starts too sure of itself, at w = 4, and each dot is one"
            + " step of gradient descent on the sample's mean cross-entropy.",
        "Each step is as long as the slope is steep, so that the steps shrink by themselves and the"
            + " dots gather at the minimum, w = %.2f, without anybody lowering the learning rate."
                .formatted(best),
        "With a learning rate of 8 the same gradient leaps across the valley to the steep side, is"
            + " thrown back further than it came from, and never settles: the direction is right,"
            + " the length is wrong.");
  }

  @Override
  public Table points() {
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i <= STEPS; i++) {
      rows.add(
          new double[] {
            i,
            good.get(i).weight(),
            good.get(i).cost(),
            tooLong.get(i).weight(),
            tooLong.get(i).cost()
          });
    }
    return new Table(
        List.of("step", "w_rate_2.5", "cost_rate_2.5", "w_rate_8", "cost_rate_8"), rows);
  }

  @Override
  public Map<String, Table> furtherPoints() {
    return Map.of("curve", curve());
  }

  private static Table curve() {
    return new Table(
        List.of("w", "cost"),
        Arrays.stream(Range.of(-1, 7, 20))
            .mapToObj(w -> new double[] {w, OneWeightNetwork.meanCost(w)})
            .toList());
  }

  @Override
  public Table highlights() {
    return points()
        .nearest(0, 1, 2, 3, 4, 5, 6, STEPS)
        .headed("step", "w, rate 2.5", "J(w), rate 2.5", "w, rate 8", "J(w), rate 8");
  }

  @Override
  public List<Chart> charts() {
    return List.of(
        panel("Learning rate 2.5", good, BLUE, "walks down the curve to its minimum"),
        panel(
            "Learning rate 8", tooLong, ORANGE, "jumps from one side of the valley to the other"));
  }

  private Chart panel(String title, List<Step> path, Ink ink, String course) {
    double[] weights = path.stream().mapToDouble(Step::weight).toArray();
    double[] costs = path.stream().mapToDouble(Step::cost).toArray();
    return Chart.of(
            title,
            "The mean cross-entropy over the weight w, a valley with its floor at w = %.2f; a path of"
                    .formatted(best)
                + " %d steps from w = 4 %s.".formatted(STEPS, course),
            Axis.every("w", -1, 7, 1),
            Axis.every("J(w), mean cross-entropy", 0, 2, 0.5))
        .vertical(best, "")
        .curve(GREY, "J(w)", curve().column("w"), curve().column("cost"))
        .curve(ink, "", weights, costs)
        .dots(ink, weights, costs)
        .note(ink, Side.BELOW, weights[0] + 0.3, costs[0] - 0.02, "start")
        .note(GREY, Side.BELOW, best, 0.33, "minimum");
  }
}
