package dev.crossentropy.loss;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradientTest {
  /** Rounding of the score over the step, 1e-16/1e-5, and truncation leave about 1e-10. */
  private static final double TOLERANCE = 1e-8;

  @ParameterizedTest
  @ValueSource(ints = {0, 100, 200, 300, 400, 500, 600, 700, 800, 900})
  void isTheDerivativeOfTheScore(int firstSeed) {
    for (long seed = firstSeed; seed < firstSeed + 100; seed++) {
      Call call = RandomCalls.draw(seed);
      assertThat(CentralDifferences.worstError(call))
          .as("seed %d: %s", seed, call)
          .isLessThan(TOLERANCE);
    }
  }
}
