package dev.crossentropy.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class McNemarTest {

  private static final double ROUNDING = 1e-12;

  @Test
  void isExactForFewDifferences() {
    // Nine coin flips, at most one head: (1 + 9) / 2^9, on both sides.
    assertThat(McNemar.pValue(1, 8)).isCloseTo(20.0 / 512, within(ROUNDING));
    assertThat(McNemar.pValue(8, 1)).isCloseTo(20.0 / 512, within(ROUNDING));
  }

  @Test
  void isOneWhereNothingSpeaksAgainstEquality() {
    assertThat(McNemar.pValue(0, 0)).isEqualTo(1);
    assertThat(McNemar.pValue(4, 4)).isEqualTo(1);
  }
}
