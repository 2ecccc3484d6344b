package dev.crossentropy.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The effective weighted target, read off the gradient: with equal logits it is Σa/C − a. */
class SmoothingTest {
  private static final double NONE = Double.NEGATIVE_INFINITY;

  static Stream<Arguments> targets() {
    // w = (2, 1, 4), ε = 0.3, so PER_CLASS shares ε·Σy/K by w and BY_TARGET shares ε·Σ(w·y)/K
    // evenly
    return Stream.of(
        arguments(
            SmoothingWeights.PER_CLASS,
            new double[] {0, 0, 0},
            new double[] {0.5, 1, 0},
            new double[] {2 * (0.7 * 0.5 + 0.15), 0.7 + 0.15, 4 * 0.15}),
        arguments(
            SmoothingWeights.BY_TARGET,
            new double[] {0, 0, 0},
            new double[] {0.5, 1, 0},
            new double[] {0.7 * 2 * 0.5 + 0.2, 0.7 + 0.2, 0.2}),
        arguments(
            SmoothingWeights.PER_CLASS,
            new double[] {0, 0, NONE},
            new double[] {0.5, 1, 0},
            new double[] {2 * (0.7 * 0.5 + 0.225), 0.7 + 0.225, 0}),
        arguments(
            SmoothingWeights.BY_TARGET,
            new double[] {0, 0, NONE},
            new double[] {0.5, 1, 0},
            new double[] {0.7 * 2 * 0.5 + 0.3, 0.7 + 0.3, 0}));
  }

  static Stream<Arguments> documentedExample() {
    return Stream.of(
        arguments(SmoothingWeights.PER_CLASS, 0.8317766166719343, new double[] {0.9, 0.3}),
        arguments(SmoothingWeights.BY_TARGET, 0.6931471805599453, new double[] {0.9, 0.1}));
  }

  @ParameterizedTest
  @MethodSource("documentedExample")
  void keepsItsDocumentedExample(SmoothingWeights mode, double loss, double[] effective) {
    CrossEntropyLoss smoothed =
        CrossEntropyLoss.builder()
            .classWeights(1, 3)
            .labelSmoothing(0.2)
            .smoothingWeights(mode)
            .build();
    Call call = Call.of(smoothed, new double[][] {{0, 0}}, new double[] {1, 0});
    double half = (effective[0] + effective[1]) / 2;
    assertThat(call.score()).isCloseTo(loss, within(1e-15));
    assertThat(call.gradientRow(0))
        .containsExactly(new double[] {half - effective[0], half - effective[1]}, within(1e-15));
  }

  @ParameterizedTest
  @MethodSource("targets")
  void spreadsTheMassOverTheClassesThatAreOn(
      SmoothingWeights mode, double[] logits, double[] labels, double[] effective) {
    CrossEntropyLoss loss =
        CrossEntropyLoss.builder()
            .classWeights(2, 1, 4)
            .labelSmoothing(0.3)
            .smoothingWeights(mode)
            .build();
    Call call = Call.of(loss, new double[][] {logits}, labels);
    int on = logits[2] == NONE ? 2 : 3;
    double sum = effective[0] + effective[1] + effective[2];

    assertThat(call.score()).isCloseTo(sum * Math.log(on), within(1e-14));
    for (int c = 0; c < on; c++) {
      assertThat(call.gradientRow(0)[c]).isCloseTo(sum / on - effective[c], within(1e-14));
    }
  }
}
