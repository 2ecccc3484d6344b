package dev.crossentropy.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairedVarianceTest {

  private static final Confidence ONE = Confidence.together(1);

  /** t₀.₉₇₅ with 499 and with 1 degrees of freedom, from tables. */
  private static final double T_499 = 1.9647;

  private static final double T_1 = 12.7062;

  private static final double TABLE_PRECISION = 1e-4;

  @Test
  void claimsNoMoreThanTheRuleOfThreeWhereNoPairIsDiscordant() {
    // Exact: with 0 of 500, up to 3.689/500 may differ (97.5 %).
    double halfWidth =
        PairedVariance.of(new double[5][500], SplitDesign.fixed(500, 1000), 1.0).halfWidth(ONE);
    assertThat(halfWidth)
        .isCloseTo(2 * T_499 / 500, within(TABLE_PRECISION))
        .isGreaterThan(3.689 / 500);
  }

  @Test
  void addsSeedsAndExamplesOnOneTestSet() {
    // d = 0.004 and 0.008, so s² = 8e-6. Means over the seeds: 1 twice, ½ twice, 0 for the others.
    double[][] differences = new double[2][500];
    differences[0][0] = differences[0][1] = 1;
    differences[1][0] = differences[1][1] = differences[1][2] = differences[1][3] = 1;
    PairedVariance variance = PairedVariance.of(differences, SplitDesign.fixed(500, 1000), 1.0);
    double ofMeans = (2 * 1 + 2 * 0.25 - 3 * 3 / 500.0) / 499;
    double ofExamples = ofMeans / 500 + 4.0 / (500 * 500);
    double ofSeeds = 8e-6 / 2;
    assertThat(variance.halfWidth(ONE))
        .isCloseTo(
            Math.sqrt(T_1 * T_1 * ofSeeds + T_499 * T_499 * ofExamples), within(TABLE_PRECISION));
  }

  @Test
  void isNadeauAndBengiosWhereSplitsAreRedrawnAndSeedsDiffer() {
    double[][] differences = new double[3][100];
    IntStream.range(0, 30).forEach(i -> differences[0][i] = 1);
    IntStream.range(0, 30).forEach(i -> differences[2][i] = -1);
    SplitDesign design = SplitDesign.redrawn(100, 200);
    PairedInterval plain =
        PairedInterval.nadeauBengio(new double[] {0.3, 0, -0.3}, design.testToTrain(), ONE);
    PairedInterval floored = PairedInterval.of(differences, design, 1.0, ONE);
    assertThat(floored.high()).isCloseTo(plain.high(), within(1e-12));
    assertThat(floored.low()).isCloseTo(plain.low(), within(1e-12));
  }

  @Test
  void hasAFloorWhereSplitsAreRedrawnAndSeedsAgree() {
    // One discordant pair in each of two seeds: d is the same, s² is zero.
    double[][] differences = new double[2][500];
    differences[0][0] = differences[1][7] = 1;
    double shared = 1 / 3.0 + 2 / 3.0 / 2;
    double ofPair = (1 - 1 / 500.0) / 499;
    double expected = T_499 * Math.sqrt(ofPair * shared / 500 + Math.pow(2 * shared / 500, 2));
    assertThat(PairedVariance.of(differences, SplitDesign.redrawn(500, 1000), 1.0).halfWidth(ONE))
        .isCloseTo(expected, within(TABLE_PRECISION));
  }

  @Test
  void shrinksWithMoreSeedsDownToWhatTheExamplesAllow() {
    double[][] differences = new double[3][200];
    differences[0][0] = differences[1][1] = differences[2][2] = differences[2][3] = 1;
    PairedVariance variance = PairedVariance.of(differences, SplitDesign.fixed(200, 400), 1.0);
    double few = variance.halfWidth(4, ONE);
    double many = variance.halfWidth(Outlook.MANY, ONE);
    assertThat(many).isLessThan(few).isGreaterThan(2 * 1.9719 / 200);
  }
}
