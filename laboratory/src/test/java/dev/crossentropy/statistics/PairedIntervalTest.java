package dev.crossentropy.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PairedIntervalTest {

  /** Tables of Student's t print four decimals. */
  private static final double TABLE_PRECISION = 5e-4;

  @Test
  void isStudentsIntervalWhereTestSetsAreShared() {
    // Mean 3, s² = 2.5, so s/√5 = 0.7071; t₀.₉₇₅ with 4 degrees of freedom is 2.7764.
    PairedInterval interval = PairedInterval.of(new double[] {1, 2, 3, 4, 5}, 0);
    assertThat(interval.mean()).isEqualTo(3);
    assertThat(interval.low()).isCloseTo(3 - 2.7764 * Math.sqrt(0.5), within(TABLE_PRECISION));
    assertThat(interval.high()).isCloseTo(3 + 2.7764 * Math.sqrt(0.5), within(TABLE_PRECISION));
  }

  @Test
  void isWiderWhereTrainingSetsOverlap() {
    // Nadeau and Bengio: 1/5 becomes 1/5 + 1/2.
    PairedInterval interval = PairedInterval.of(new double[] {1, 2, 3, 4, 5}, 0.5);
    assertThat(interval.high())
        .isCloseTo(3 + 2.7764 * Math.sqrt(2.5 * 0.7), within(TABLE_PRECISION));
  }

  @Test
  void hasNoWidthWhereAllDifferencesAreEqual() {
    assertThat(PairedInterval.of(new double[] {0.25, 0.25, 0.25}, 0.5))
        .isEqualTo(new PairedInterval(0.25, 0.25, 0.25));
  }

  @Test
  void hasNoBoundsWithASingleDifference() {
    PairedInterval interval = PairedInterval.of(new double[] {0.25}, 0);
    assertThat(interval.mean()).isEqualTo(0.25);
    assertThat(interval.isBounded()).isFalse();
  }
}
