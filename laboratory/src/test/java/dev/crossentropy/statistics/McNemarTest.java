package dev.crossentropy.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class McNemarTest {

  /** The library's binomial distribution goes through the incomplete beta function. */
  private static final double TOLERANCE = 1e-12;

  @ParameterizedTest
  @CsvSource({
    // 2·(1 + 10 + 45)/2¹⁰: at most 2 of 10 tosses, on either side
    "2, 8, 0.109375",
    // 2·1/2⁶
    "0, 6, 0.03125",
    // an even split is the least surprising of all
    "5, 5, 1",
    "1, 0, 1",
  })
  void isTheChanceOfASplitAtLeastAsUnevenAmongCoinTosses(
      int onlyBaseline, int onlyCandidate, double expected) {
    assertThat(McNemar.pValue(onlyBaseline, onlyCandidate)).isCloseTo(expected, within(TOLERANCE));
  }

  @Test
  void isSymmetric() {
    assertThat(McNemar.pValue(31, 12)).isEqualTo(McNemar.pValue(12, 31));
  }

  @Test
  void isOneForNetworksThatNeverDiffer() {
    assertThat(McNemar.pValue(0, 0)).isEqualTo(1);
  }

  @Test
  void agreesWithTheChiSquareOfLargeCounts() {
    // (|120 − 80| − 1)²/200 = 7.605, whose upper tail under χ²(1) is 0.00582
    assertThat(McNemar.pValue(80, 120)).isCloseTo(0.00582, within(2e-4));
  }
}
