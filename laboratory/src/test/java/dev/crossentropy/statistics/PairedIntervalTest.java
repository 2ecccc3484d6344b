package dev.crossentropy.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weka.experiment.PairedStatsCorrected;

class PairedIntervalTest {

  /** Tables of Student's t print four decimals. */
  private static final double TABLE_PRECISION = 5e-4;

  private static final double[] ONE_TO_FIVE = {1, 2, 3, 4, 5};

  @Test
  void isStudentsIntervalWhereNothingOverlaps() {
    // Mean 3, s² = 2.5, so s/√5 = 0.7071; t₀.₉₇₅ with 4 degrees of freedom is 2.7764.
    PairedInterval interval = PairedInterval.nadeauBengio(ONE_TO_FIVE, 0, Confidence.together(1));
    assertThat(interval.mean()).isEqualTo(3);
    assertThat(interval.low()).isCloseTo(3 - 2.7764 * Math.sqrt(0.5), within(TABLE_PRECISION));
    assertThat(interval.high()).isCloseTo(3 + 2.7764 * Math.sqrt(0.5), within(TABLE_PRECISION));
  }

  @Test
  void isWiderWhereTrainingSetsOverlap() {
    // Nadeau and Bengio: 1/5 becomes 1/5 + 1/2.
    PairedInterval interval = PairedInterval.nadeauBengio(ONE_TO_FIVE, 0.5, Confidence.together(1));
    assertThat(interval.high())
        .isCloseTo(3 + 2.7764 * Math.sqrt(2.5 * 0.7), within(TABLE_PRECISION));
  }

  @ParameterizedTest(name = "test to training {0}")
  @ValueSource(doubles = {0, 0.1, 0.5})
  void touchesZeroAtWekasProbability(double testToTrain) {
    double[] candidate = {0.91, 0.95, 0.94, 0.97, 0.93, 0.92};
    double[] baseline = {0.90, 0.91, 0.95, 0.93, 0.92, 0.93};
    PairedStatsCorrected weka = new PairedStatsCorrected(0.05, testToTrain);
    weka.add(candidate, baseline);
    weka.calculateDerived();
    double[] differences = new double[candidate.length];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = candidate[i] - baseline[i];
    }
    PairedInterval interval =
        PairedInterval.nadeauBengio(
            differences, testToTrain, new Confidence(1 - weka.differencesProbability, 1));
    assertThat(interval.mean()).isCloseTo(weka.differencesStats.mean, within(1e-12));
    assertThat(interval.low()).isCloseTo(0, within(1e-9));
  }

  @Test
  void hasNoBoundsWithASingleDifference() {
    PairedInterval interval =
        PairedInterval.nadeauBengio(new double[] {0.25}, 0, Confidence.together(1));
    assertThat(interval.mean()).isEqualTo(0.25);
    assertThat(interval.isBounded()).isFalse();
  }
}
