package dev.crossentropy.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

class GradientTest {
  /** Rounding of the score over the step, 1e-16/1e-5, and truncation leave about 1e-10. */
  private static final double TOLERANCE = 1e-8;

  /** Other activations come nearer to log 0, where the truncation is larger. */
  private static final double LOOSE = 1e-6;

  /** −log p and q differ by q²/2: by 1e-9 of q at the smallest distance below. */
  private static final double TAIL = 1e-8;

  private static final int DRAWS = 100;

  @ParameterizedTest
  @ValueSource(ints = {0, 100, 200, 300, 400, 500, 600, 700, 800, 900})
  void isTheDerivativeOfTheScore(int firstSeed) {
    for (long seed = firstSeed; seed < firstSeed + DRAWS; seed++) {
      assertIsDerivative(seed, RandomCalls.softmax(seed), TOLERANCE);
    }
  }

  @Test
  void isTheDerivativeOfTheScoreUnderSigmoid() {
    for (long seed = 0; seed < 3 * DRAWS; seed++) {
      assertIsDerivative(seed, RandomCalls.outputwise(seed, Activation.SIGMOID), TOLERANCE);
    }
  }

  @Test
  void isTheDerivativeOfTheBinaryScore() {
    for (long seed = 0; seed < 3 * DRAWS; seed++) {
      assertIsDerivative(seed, RandomCalls.binary(seed, Activation.SIGMOID), TOLERANCE);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SOFTPLUS", "HARDSIGMOID"})
  void isTheDerivativeOfTheScoreUnderOtherActivations(Activation activation) {
    for (long seed = 0; seed < DRAWS; seed++) {
      Call call = RandomCalls.outputwise(seed, activation);
      // log of an output <= 0 has no derivative to compare with
      if (Double.isFinite(call.score())) {
        assertIsDerivative(seed, call, LOOSE);
      }
    }
  }

  @Test
  void isTheDerivativeOfTheBinaryScoreUnderSoftmax() {
    for (long seed = 0; seed < DRAWS; seed++) {
      Call call = RandomCalls.binary(seed, Activation.SOFTMAX);
      // of one class 1−p is 0
      if (Double.isFinite(call.score())) {
        assertIsDerivative(seed, call, TOLERANCE);
      }
    }
  }

  private static void assertIsDerivative(long seed, Call call, double tolerance) {
    assertThat(CentralDifferences.worstError(call))
        .as("seed %d: %s", seed, call)
        .isLessThan(tolerance);
  }

  /** p − y is the gradient only where the targets sum to 1. */
  @Test
  void failsTheCheckWhenItIsWrong() {
    double[][] logits = {{1, 2, 3}};
    Call wrong = Call.of(new LossMCXENT(), logits, new double[] {0.5, 0, 0});

    assertThat(CentralDifferences.worstError(wrong)).isGreaterThan(0.1);
    assertThat(CentralDifferences.worstError(wrong.withLoss(new CrossEntropyLoss())))
        .isLessThan(TOLERANCE);
  }

  static Stream<Arguments> tail() {
    return Stream.of(
        arguments(0.0, 0.0, 30.0),
        arguments(0.5, 0.0, 30.0),
        arguments(0.5, 1.0, 30.0),
        arguments(2.0, 0.0, 20.0),
        arguments(0.25, 0.0, 500.0),
        arguments(0.0, 2.0, 700.0));
  }

  /**
   * Two classes, the true one ahead by z: q = 1−p = σ(−z), and −log p = q to the last digits, so
   * the loss is (1+ε₁)·q^(γ+1) and its derivative by the true logit −(γ+1)·(1+ε₁)·q^(γ+1).
   */
  @ParameterizedTest
  @MethodSource("tail")
  void keepsItsDigitsNextToCertainty(double gamma, double polyEpsilon, double ahead) {
    CrossEntropyLoss loss =
        CrossEntropyLoss.builder().focalGamma(gamma).polyEpsilon(polyEpsilon).build();
    Call call = Call.of(loss, new double[][] {{ahead, 0}}, new double[] {1, 0});
    double expected = (1 + polyEpsilon) * Math.pow(1 / (1 + Math.exp(ahead)), gamma + 1);

    assertThat(call.score() / expected).isCloseTo(1, within(TAIL));
    assertThat(call.gradientRow(0)[0] / (-(gamma + 1) * expected)).isCloseTo(1, within(TAIL));
    assertThat(call.gradientRow(0)[1] / ((gamma + 1) * expected)).isCloseTo(1, within(TAIL));
  }
}
