package dev.crossentropy.information;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BinaryCrossEntropyTest {

  @Test
  void workedExample() {
    assertThat(BinaryCrossEntropy.of(0.8, 1)).isBetween(0.2231, 0.2232);
    assertThat(BinaryCrossEntropy.of(0.8, 0)).isBetween(1.6094, 1.6095);
    assertThat(BinaryCrossEntropy.ofLogit(-40, 1)).isEqualTo(40);
  }

  @Test
  void isTheCrossEntropyOfTwoBernoulliDistributions() {
    for (double label = 0; label <= 1; label += 0.125) {
      for (double prediction = 0.0625; prediction < 1; prediction += 0.0625) {
        double expected =
            DiscreteDistribution.bernoulli(label)
                .crossEntropy(DiscreteDistribution.bernoulli(prediction));
        assertThat(BinaryCrossEntropy.of(prediction, label))
            .as("ŷ = %s, y = %s", prediction, label)
            .isCloseTo(expected, within(1e-15));
      }
    }
  }

  @Test
  void agreesWithTheLogitForm() {
    for (double logit = -10; logit <= 10; logit += 0.25) {
      for (double label : new double[] {0, 0.3, 1}) {
        assertThat(BinaryCrossEntropy.ofLogit(logit, label))
            .as("z = %s, y = %s", logit, label)
            .isCloseTo(BinaryCrossEntropy.of(Sigmoid.of(logit), label), within(1e-11));
      }
    }
  }

  @Test
  void derivativeByTheLogitIsTheError() {
    double step = 1e-5;
    for (double logit = -10; logit <= 10; logit += 0.5) {
      for (double label : new double[] {0, 0.3, 1}) {
        double slope =
            (BinaryCrossEntropy.ofLogit(logit + step, label)
                    - BinaryCrossEntropy.ofLogit(logit - step, label))
                / (2 * step);
        assertThat(slope).isCloseTo(Sigmoid.of(logit) - label, within(1e-9));
      }
    }
  }

  @Test
  void certaintyCostsNothingIfRightAndInfinityIfWrong() {
    assertThat(BinaryCrossEntropy.of(1, 1)).isEqualTo(0.0);
    assertThat(BinaryCrossEntropy.of(0, 0)).isEqualTo(0.0);
    assertThat(BinaryCrossEntropy.of(0, 1)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(BinaryCrossEntropy.of(1, 0)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(BinaryCrossEntropy.of(1, 0.5)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(BinaryCrossEntropy.ofLogit(Double.POSITIVE_INFINITY, 1)).isEqualTo(0.0);
    assertThat(BinaryCrossEntropy.ofLogit(Double.NEGATIVE_INFINITY, 1))
        .isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void aSoftLabelCostsItsEntropyAtLeast() {
    double least = DiscreteDistribution.bernoulli(0.3).entropy();

    assertThat(BinaryCrossEntropy.of(0.3, 0.3)).isCloseTo(least, within(1e-15));
    assertThat(BinaryCrossEntropy.of(0.29, 0.3)).isGreaterThan(least);
    assertThat(BinaryCrossEntropy.of(0.31, 0.3)).isGreaterThan(least);
  }

  @Test
  void rejectsWhatIsNoProbability() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BinaryCrossEntropy.of(1.2, 1))
        .withMessage("Prediction must be in [0, 1]; got 1.2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BinaryCrossEntropy.of(0.2, -1))
        .withMessage("Label must be in [0, 1]; got -1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BinaryCrossEntropy.ofLogit(0.2, Double.NaN))
        .withMessage("Label must be in [0, 1]; got NaN");
  }
}
