package dev.crossentropy.curves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Figures 6 to 10 against values known by other means. */
class DistributionFiguresTest {

  /** Rounding of a few additions and logarithms of numbers up to 60. */
  private static final Offset<Double> EXACT = within(1e-12);

  /** Where LossMCXENT's probabilities end: −ln 1e−10. */
  private static final double CLIPPED = 23.025850929940457;

  @Test
  void crossEntropyOfDiscreteDistributionsIsEntropyPlusDivergence() {
    for (double[] row : new Figure06DiscreteDistributions().points().rows()) {
      double t = row[0];
      double entropy = row[4];
      double divergence = row[5];
      double crossEntropy = row[6];
      assertThat(entropy).isCloseTo(1.5 * Math.log(2), EXACT);
      assertThat(crossEntropy).isCloseTo(entropy + divergence, EXACT);
      if (t == 0) {
        assertThat(divergence).isZero();
      } else {
        assertThat(crossEntropy).as("t = %s", t).isGreaterThan(entropy);
      }
    }
  }

  @Test
  void crossEntropyOfNormalDistributionsIsAParabolaOnTheEntropy() {
    for (double[] row : new Figure07NormalDistributions().points().rows()) {
      double mean = row[0];
      double entropy = 0.5 * Math.log(2 * Math.PI * Math.E);
      assertThat(row[1]).isCloseTo(entropy, EXACT);
      assertThat(row[3]).isCloseTo(entropy + mean * mean / 2, EXACT);
      assertThat(row[5] - row[4]).isCloseTo(entropy, EXACT);
    }
  }

  @Test
  void surfaceIsMinusTheLogarithmOfTheProbability() {
    for (double[] row : new Figure08SoftmaxSurface().points().rows()) {
      double p = Math.exp(row[0]) / (Math.exp(row[0]) + Math.exp(row[1]) + 1);
      assertThat(row[2]).isCloseTo(p, EXACT);
      assertThat(row[3]).isCloseTo(-Math.log(p), EXACT);
    }
  }

  @Test
  void labelSmoothingHasItsMinimumWhereTheSoftmaxIsTheSmoothedTarget() {
    Table points = new Figure09SurfaceOptions().points();

    double[] lowest = points.rows().stream().reduce((a, b) -> b[3] < a[3] ? b : a).orElseThrow();

    double target = 1 - 0.1 + 0.1 / 3;
    double other = 0.1 / 3;
    double halfACell = 0.05;
    assertThat(lowest[0]).isCloseTo(Math.log(target / other), within(halfACell));
    assertThat(lowest[1]).isZero();
  }

  @Test
  void temperatureOfTwoIsThePlainSurfaceAtHalfTheLogits() {
    Table points = new Figure09SurfaceOptions().points();

    assertThat(at(points, 4, 2)[5]).isCloseTo(at(points, 2, 1)[2], EXACT);
    assertThat(at(points, -6, 6)[5]).isCloseTo(at(points, -3, 3)[2], EXACT);
  }

  @Test
  void focalFactorSparesTheWellAnsweredAndKeepsTheMistakes() {
    Table points = new Figure09SurfaceOptions().points();

    assertThat(at(points, 6, 0)[4]).isLessThan(at(points, 6, 0)[2] / 1000);
    assertThat(at(points, -6, 6)[4]).isCloseTo(at(points, -6, 6)[2], within(1e-3));
  }

  @Test
  void exactScoreGoesOnWhereLossMcxentStaysOnItsPlateau() {
    for (double[] row : new Figure10ClippedTail().points().rows()) {
      double z = row[0];
      assertThat(row[1]).isCloseTo(Math.log1p(Math.exp(-z)) + z, EXACT);
      assertThat(row[2]).as("z = %s", z).isCloseTo(Math.min(row[1], CLIPPED), within(1e-9));
    }
  }

  @Test
  void lossMcxentReturnsAGradientThatIsNotTheSlopeOfItsScore() {
    // Central differences of numbers up to 60 in double precision.
    Offset<Double> numeric = within(1e-8);
    for (double[] row : new Figure10ClippedTail().points().rows()) {
      double p = 1 / (1 + Math.exp(-row[0]));
      assertThat(row[3]).as("exact slope at %s", row[0]).isCloseTo(p, numeric);
      assertThat(row[5]).as("LossMCXENT's gradient at %s", row[0]).isCloseTo(p, EXACT);
      double slope = row[0] > CLIPPED ? 0 : p;
      // 1 − p loses digits in LossMCXENT's own softmax
      assertThat(row[4]).as("LossMCXENT's slope at %s", row[0]).isCloseTo(slope, within(1e-5));
    }
  }

  private static double[] at(Table points, double z1, double z2) {
    return points.rows().stream()
        .filter(row -> row[0] == z1 && row[1] == z2)
        .findFirst()
        .orElseThrow();
  }
}
