package dev.crossentropy.information;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** The sigmoid and the softmax hypothesis. */
class HypothesisTest {

  private static final double ROUNDING = 1e-15;
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  @Test
  void sigmoidWorkedExample() {
    assertThat(Sigmoid.of(2)).isBetween(0.8807, 0.8808);
    assertThat(Sigmoid.logOf(2)).isBetween(-0.1270, -0.1269);
    assertThat(Sigmoid.derivative(2)).isBetween(0.1049, 0.1050);
  }

  @Test
  void sigmoidIsSymmetricAboutAHalf() {
    for (double z = -50; z <= 50; z += 0.5) {
      assertThat(Sigmoid.of(z) + Sigmoid.of(-z)).as("z = %s", z).isCloseTo(1, within(ROUNDING));
      assertThat(Sigmoid.derivative(z)).as("z = %s", z).isEqualTo(Sigmoid.derivative(-z));
    }
  }

  @Test
  void sigmoidHasItsLimits() {
    assertThat(Sigmoid.of(-INFINITY)).isZero();
    assertThat(Sigmoid.of(0)).isEqualTo(0.5);
    assertThat(Sigmoid.of(INFINITY)).isOne();
    assertThat(Sigmoid.of(Double.NaN)).isNaN();
    assertThat(Sigmoid.derivative(0)).isEqualTo(0.25);
    assertThat(Sigmoid.derivative(-INFINITY)).isZero();
  }

  @Test
  void sigmoidKeepsItsRelativeAccuracyWhereItIsSmall() {
    assertThat(Sigmoid.of(-700) / Math.exp(-700)).isCloseTo(1, within(ROUNDING));
    assertThat(Sigmoid.logOf(-1e9)).isEqualTo(-1e9);
    assertThat(Sigmoid.logOf(100) / -Math.exp(-100)).isCloseTo(1, within(ROUNDING));
    assertThat(Sigmoid.logOf(-INFINITY)).isEqualTo(-INFINITY);
    assertThat(Sigmoid.logOf(INFINITY)).isZero();
  }

  @Test
  void sigmoidDerivativeAgreesWithCentralDifferences() {
    double step = 1e-5;
    for (double z = -10; z <= 10; z += 0.1) {
      double difference = (Sigmoid.of(z + step) - Sigmoid.of(z - step)) / (2 * step);
      assertThat(Sigmoid.derivative(z)).as("z = %s", z).isCloseTo(difference, within(1e-10));
    }
  }

  @Test
  void softmaxWorkedExample() {
    double[] p = Softmax.of(1, 2, 3);

    assertThat(p[0]).isBetween(0.0900, 0.0901);
    assertThat(p[1]).isBetween(0.2447, 0.2448);
    assertThat(p[2]).isBetween(0.6652, 0.6653);
    assertThat(Softmax.logSumExp(1, 2, 3))
        .isBetween(3.4076, 3.4077)
        .isCloseTo(3 + Math.log(1 + Math.exp(-1) + Math.exp(-2)), within(ROUNDING));
  }

  @Test
  void softmaxIsADistributionAndDoesNotFeelAConstant() {
    double[] logits = {-3, 0.5, 2, 2};
    double[] shifted = DoubleStream.of(logits).map(z -> z + 1_000).toArray();

    assertThat(DoubleStream.of(Softmax.of(logits)).sum()).isCloseTo(1, within(ROUNDING));
    assertThat(Softmax.of(shifted)).containsExactly(Softmax.of(logits), within(ROUNDING));
  }

  @Test
  void sigmoidIsTheSoftmaxOfTwo() {
    assertThat(Softmax.of(0, 1.3)[1]).isCloseTo(Sigmoid.of(1.3), within(ROUNDING));
  }

  @Test
  void softmaxSurvivesLargeLogits() {
    assertThat(Softmax.of(0, 1e4)).containsExactly(0, 1);
    assertThat(Softmax.logOf(0, 1e4)).containsExactly(-1e4, 0);
    assertThat(Softmax.logSumExp(-1e4, -1e4)).isEqualTo(-1e4 + Math.log(2));
  }

  @Test
  void aLogitOfMinusInfinitySwitchesItsClassOff() {
    assertThat(Softmax.of(1, -INFINITY, 1))
        .containsExactly(new double[] {0.5, 0, 0.5}, within(ROUNDING));
    assertThat(Softmax.logOf(1, -INFINITY)).containsExactly(0, -INFINITY);
  }

  @Test
  void softmaxOfWhatHasNoLimitIsNotANumber() {
    assertThat(Softmax.of(-INFINITY, -INFINITY)).containsExactly(Double.NaN, Double.NaN);
    assertThat(Softmax.of(0, INFINITY)).containsExactly(Double.NaN, Double.NaN);
    assertThat(Softmax.of(0, Double.NaN)).containsExactly(Double.NaN, Double.NaN);
    assertThat(Softmax.logSumExp(-INFINITY, -INFINITY)).isEqualTo(-INFINITY);
    assertThat(Softmax.logSumExp(0, INFINITY)).isEqualTo(INFINITY);
  }

  @Test
  void softmaxNeedsALogit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Softmax.of())
        .withMessage("Softmax needs at least one logit; got none");
  }
}
