package dev.crossentropy.information;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LikelihoodTest {

  private static final double ROUNDING = 1e-14;

  @Test
  void workedExample() {
    double[] heads = {0.6, 0.6, 0.6};
    int[] shown = {1, 1, 0};

    assertThat(Likelihood.of(heads, shown)).isCloseTo(0.144, within(ROUNDING));
    assertThat(Likelihood.logOf(heads, shown)).isCloseTo(Math.log(0.144), within(ROUNDING));
    assertThat(Likelihood.negativeLogOf(heads, shown)).isBetween(1.9379, 1.9380);
  }

  @Test
  void negativeLogLikelihoodIsTheSumOfCrossEntropies() {
    DiscreteDistribution[] predictions = {
      DiscreteDistribution.of(0.7, 0.2, 0.1), DiscreteDistribution.of(0.1, 0.3, 0.6)
    };
    int[] labels = {0, 1};

    double sum =
        DiscreteDistribution.oneHot(0, 3).crossEntropy(predictions[0])
            + DiscreteDistribution.oneHot(1, 3).crossEntropy(predictions[1]);

    assertThat(Likelihood.negativeLogOf(predictions, labels)).isCloseTo(sum, within(ROUNDING));
    assertThat(Likelihood.logOf(predictions, labels)).isCloseTo(-sum, within(ROUNDING));
    assertThat(Likelihood.of(predictions, labels)).isCloseTo(0.7 * 0.3, within(ROUNDING));
  }

  @Test
  void yesOrNoLabelsAreTheClassesOfABernoulliDistribution() {
    double[] predictions = {0.9, 0.2, 0.4};
    int[] labels = {1, 0, 1};
    DiscreteDistribution[] asDistributions =
        Arrays.stream(predictions)
            .mapToObj(DiscreteDistribution::bernoulli)
            .toArray(DiscreteDistribution[]::new);

    assertThat(Likelihood.negativeLogOf(predictions, labels))
        .isCloseTo(Likelihood.negativeLogOf(asDistributions, labels), within(ROUNDING));
    assertThat(Likelihood.of(predictions, labels))
        .isCloseTo(Likelihood.of(asDistributions, labels), within(ROUNDING));
  }

  @Test
  void isGreatestAtTheObservedFrequency() {
    int[] labels = {1, 1, 1, 0};
    double least = negativeLogLikelihood(0.75, labels);

    for (double prediction = 0.05; prediction < 1; prediction += 0.05) {
      assertThat(negativeLogLikelihood(prediction, labels))
          .as("prediction %s", prediction)
          .isGreaterThanOrEqualTo(least - ROUNDING);
    }
  }

  @Test
  void survivesManyExamplesAsALogarithmOnly() {
    int[] labels = new int[10_000];

    assertThat(negativeLogLikelihood(0.5, labels)).isCloseTo(10_000 * Math.log(2), within(1e-8));
    assertThat(Likelihood.of(filled(0.5, labels.length), labels)).isZero();
  }

  @Test
  void anImpossibleLabelCostsInfinity() {
    assertThat(Likelihood.negativeLogOf(new double[] {0}, new int[] {1}))
        .isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(Likelihood.logOf(new double[] {0}, new int[] {1}))
        .isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(Likelihood.of(new double[] {0}, new int[] {1})).isZero();
  }

  @Test
  void noExamplesHaveLikelihoodOne() {
    assertThat(Likelihood.of(new double[0], new int[0])).isOne();
    assertThat(Likelihood.negativeLogOf(new double[0], new int[0])).isEqualTo(0.0);
    assertThat(Likelihood.negativeLogOf(new DiscreteDistribution[0], new int[0])).isEqualTo(0.0);
  }

  @Test
  void rejectsLabelsThatDoNotFit() {
    DiscreteDistribution[] fair = {DiscreteDistribution.bernoulli(0.5)};

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Likelihood.of(new double[] {0.5}, new int[] {2}))
        .withMessage("Label 0 must be 0 or 1; got 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Likelihood.logOf(fair, new int[] {2}))
        .withMessage("Label 0 must be in [0, 2), the outcomes of its prediction; got 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Likelihood.negativeLogOf(new double[] {0.5}, new int[] {1, 0}))
        .withMessageContaining("1 predictions and 2 labels");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Likelihood.negativeLogOf(new double[] {-0.5}, new int[] {1}))
        .withMessage("Prediction 0 must be in [0, 1]; got -0.5");
  }

  private static double negativeLogLikelihood(double prediction, int[] labels) {
    return Likelihood.negativeLogOf(filled(prediction, labels.length), labels);
  }

  private static double[] filled(double value, int length) {
    double[] values = new double[length];
    Arrays.fill(values, value);
    return values;
  }
}
