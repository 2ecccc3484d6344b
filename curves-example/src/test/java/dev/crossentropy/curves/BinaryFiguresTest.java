package dev.crossentropy.curves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.crossentropy.information.Sigmoid;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Figures 1 to 5 against values known by other means. */
class BinaryFiguresTest {

  /** Rounding of a few additions and a logarithm. */
  private static final Offset<Double> EXACT = within(1e-12);

  @Test
  void undecidedPredictionIsOneHalfAndCostsLogTwo() {
    Table points = new Figure01SigmoidAndCost().points();

    double[] undecided = points.nearest(0).rows().get(0);

    assertThat(undecided).containsExactly(new double[] {0, 0.5, Math.log(2), Math.log(2)}, EXACT);
  }

  @Test
  void sigmoidRunsFromMinusTenToTenByATenth() {
    double[] z = new Figure01SigmoidAndCost().points().column("z");

    assertThat(z).hasSize(201).startsWith(-10, -9.9, -9.8).endsWith(9.9, 10).isSorted();
  }

  @Test
  void costIsMinusTheLogarithmOfTheProbabilityOfTheLabel() {
    for (double[] row : new Figure01SigmoidAndCost().points().rows()) {
      assertThat(row[2]).isCloseTo(-Math.log(row[1]), EXACT);
      // 1 − h has lost up to five of its digits at h = 0.99995
      assertThat(row[3]).isCloseTo(-Math.log(1 - row[1]), within(1e-10));
    }
  }

  @Test
  void mostLikelyWeightIsWhereNewtonsMethodFindsIt() {
    // Halving ends at the last bit, Newton's method within a few of it.
    assertThat(MostLikelyWeight.find()).isCloseTo(newton(), within(1e-12));
  }

  @Test
  void likelihoodAndItsLogarithmsHaveTheirExtremaAtTheMostLikelyWeight() {
    Table points = new Figure02Likelihood().points();
    int best = indexOfNearest(points.column("w"), newton());

    assertThat(indexOfMaximum(points.column("likelihood"))).isEqualTo(best);
    assertThat(indexOfMaximum(points.column("log_likelihood"))).isEqualTo(best);
    assertThat(indexOfMaximum(negated(points.column("negative_log_likelihood")))).isEqualTo(best);
  }

  @Test
  void gradientDescentFollowsTheGradientOfTheMeanCost() {
    Table path = new Figure03GradientDescent().points();
    double[] w = path.column("w_rate_2.5");

    for (int i = 1; i < w.length; i++) {
      double step = -Figure03GradientDescent.GOOD_RATE * slope(w[i - 1]) / 8;
      assertThat(w[i]).isCloseTo(w[i - 1] + step, EXACT);
    }
  }

  @Test
  void goodStepsReachTheMinimumAndLongOnesKeepLeavingIt() {
    Table path = new Figure03GradientDescent().points();

    assertThat(negated(path.column("cost_rate_2.5"))).isSorted();
    assertThat(last(path.column("w_rate_2.5"))).isCloseTo(newton(), within(0.01));
    assertThat(Arrays.stream(path.column("w_rate_8")).max().orElseThrow())
        .isGreaterThan(Figure03GradientDescent.START);
    assertThat(last(path.column("cost_rate_8"))).isGreaterThan(last(path.column("cost_rate_2.5")));
  }

  @Test
  void squaredErrorLosesItsGradientWhereCrossEntropyHasItsFullOne() {
    Table points = new Figure04CrossEntropyAndSquaredError().points();

    double[] wrong = points.nearest(-10).rows().get(0);
    double p = Sigmoid.of(-10);

    assertThat(wrong[2]).isCloseTo((1 - p) * (1 - p), EXACT);
    assertThat(wrong[3]).isCloseTo(p - 1, EXACT);
    assertThat(wrong[4]).isCloseTo(-2 * (1 - p) * p * (1 - p), EXACT);
  }

  @Test
  void crossEntropyLearnsFromABadStartAndSquaredErrorStalls() {
    Table points = new Figure05TwoTrainings().points();

    assertThat(last(points.column("w_ce"))).isCloseTo(newton(), within(1e-3));
    assertThat(points.nearest(20).column("w_ce")[0]).isCloseTo(newton(), within(0.1));
    assertThat(last(points.column("w_mse"))).isCloseTo(Figure05TwoTrainings.START, within(0.01));
  }

  /** The root of the derivative, found from its own derivative. */
  private static double newton() {
    double w = 0;
    for (int i = 0; i < 50; i++) {
      double curvature = 0;
      for (double x : LabelledSample.features()) {
        curvature += Sigmoid.derivative(w * x) * x * x;
      }
      w -= slope(w) / curvature;
    }
    return w;
  }

  private static double slope(double w) {
    double slope = 0;
    for (int i = 0; i < LabelledSample.labels().length; i++) {
      double x = LabelledSample.features()[i];
      slope += (1 / (1 + Math.exp(-w * x)) - LabelledSample.labels()[i]) * x;
    }
    return slope;
  }

  private static int indexOfNearest(double[] values, double value) {
    int nearest = 0;
    for (int i = 0; i < values.length; i++) {
      nearest = Math.abs(values[i] - value) < Math.abs(values[nearest] - value) ? i : nearest;
    }
    return nearest;
  }

  private static int indexOfMaximum(double[] values) {
    int best = 0;
    for (int i = 0; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }

  private static double[] negated(double[] values) {
    return Arrays.stream(values).map(value -> -value).toArray();
  }

  private static double last(double[] values) {
    return values[values.length - 1];
  }
}
