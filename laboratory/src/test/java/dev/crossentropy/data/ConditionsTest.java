package dev.crossentropy.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** What makes training harder. */
class ConditionsTest {

  /** float32 mixtures of values below a hundred. */
  private static final double ROUNDING = 1e-4;

  /** Rows of class 0, 1, 2, 0, … whose feature is their number. */
  private static DataSet examples(int rows) {
    INDArray features = Nd4j.arange(rows).reshape(rows, 1);
    INDArray labels = Nd4j.zeros(rows, 3);
    for (int row = 0; row < rows; row++) {
      labels.putScalar(row, row % 3, 1);
    }
    return new DataSet(features, labels);
  }

  @Test
  void keepsAllOfTheFirstClassAndATenthOfTheLast() {
    DataSet tail = LongTail.applied(examples(300), 10, 1);
    // 100·10^0, 100·10^(−1/2) and 100·10^(−1)
    assertThat(tail.getLabels().sum(0).toDoubleVector()).containsExactly(100, 32, 10);
  }

  @Test
  void keepsExamplesWholeAndInTheirOrder() {
    DataSet tail = LongTail.applied(examples(90), 5, 7);
    double last = -1;
    for (int row = 0; row < tail.numExamples(); row++) {
      double number = tail.getFeatures().getDouble(row, 0);
      assertThat(number).isGreaterThan(last);
      assertThat(tail.getLabels().getDouble(row, (int) number % 3)).isEqualTo(1);
      last = number;
    }
  }

  @Test
  void keepsOneExampleOfEachClassAtLeast() {
    assertThat(LongTail.applied(examples(6), 1e9, 1).getLabels().sum(0).toDoubleVector())
        .containsExactly(2, 1, 1);
  }

  @Test
  void drawsTheSameTailForTheSameSeedOnly() {
    INDArray once = LongTail.applied(examples(90), 9, 1).getFeatures();
    assertThat(LongTail.applied(examples(90), 9, 1).getFeatures()).isEqualTo(once);
    assertThat(LongTail.applied(examples(90), 9, 2).getFeatures()).isNotEqualTo(once);
  }

  @Test
  void leavesBalancedClassesAloneWhereNothingIsAsked() {
    DataSet all = examples(9);
    assertThat(LongTail.applied(all, 1, 1)).isSameAs(all);
  }

  @Test
  void mixesFeaturesAndLabelsWithTheSameWeight() {
    DataSet batch = examples(30);
    DataSet untouched = batch.copy();
    DataSet mixed = new Mixup(0.4, 3).mixed(batch);
    assertThat(batch.getFeatures()).isEqualTo(untouched.getFeatures());
    assertThat(batch.getLabels()).isEqualTo(untouched.getLabels());
    double[] ones = new double[30];
    Arrays.fill(ones, 1);
    assertThat(mixed.getLabels().sum(1).toDoubleVector()).containsExactly(ones, within(ROUNDING));
    // a permutation mixed in leaves the column means as they were
    assertThat(mixed.getFeatures().meanNumber().doubleValue()).isCloseTo(14.5, within(ROUNDING));
    assertThat(mixed.getLabels()).isNotEqualTo(batch.getLabels());
  }

  @Test
  void drawsWeightsFromTheBetaDistribution() {
    // Var Beta(α, α) = 1 / (4·(2α + 1)); the first row holds λ, plus 1 − λ where its partner is 0,
    // too
    Mixup mixup = new Mixup(2, 11);
    DataSet two =
        new DataSet(
            Nd4j.createFromArray(new float[][] {{1}, {0}}), Nd4j.eye(2).castTo(Nd4j.dataType()));
    double sum = 0;
    double squares = 0;
    int draws = 0;
    for (int i = 0; i < 4000; i++) {
      double weight = mixup.mixed(two).getFeatures().getDouble(0, 0);
      if (weight < 1) {
        sum += weight;
        squares += (weight - 0.5) * (weight - 0.5);
        draws++;
      }
    }
    assertThat(draws).isBetween(1800, 2200);
    assertThat(sum / draws).isCloseTo(0.5, within(0.02));
    assertThat(squares / draws).isCloseTo(1.0 / 20, within(0.005));
  }

  @Test
  void turnsOverSingleLabelsWithTheProbabilityAsked() {
    DataSet clean = new DataSet(Nd4j.zeros(4000, 1), Nd4j.zeros(4000, 2));
    INDArray noisy = LabelNoise.flipped(clean, 0.25, 5).getLabels();
    assertThat(noisy.meanNumber().doubleValue()).isCloseTo(0.25, within(0.02));
    assertThat(clean.getLabels().sumNumber().doubleValue()).isZero();
    assertThat(LabelNoise.flipped(clean, 0.25, 5).getLabels()).isEqualTo(noisy);
  }
}
