package dev.crossentropy.information;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DiscreteDistributionTest {

  /** A handful of roundings of numbers near one. */
  private static final double ROUNDING = 1e-14;

  private final DiscreteDistribution p = DiscreteDistribution.of(0.5, 0.25, 0.25);
  private final DiscreteDistribution q = DiscreteDistribution.of(0.25, 0.25, 0.5);

  @Test
  void workedExample() {
    assertThat(p.entropy()).isCloseTo(1.5 * Math.log(2), within(ROUNDING));
    assertThat(p.crossEntropy(q)).isCloseTo(1.75 * Math.log(2), within(ROUNDING));
    assertThat(p.klDivergence(q)).isCloseTo(0.25 * Math.log(2), within(ROUNDING));
    assertThat(p.entropy()).isBetween(1.0397, 1.0398);
    assertThat(p.crossEntropy(q)).isBetween(1.2130, 1.2131);
    assertThat(p.klDivergence(q)).isBetween(0.1732, 0.1733);
  }

  @Test
  void crossEntropyIsEntropyPlusDivergenceAndDivergenceIsNotNegative() {
    for (int seed = 0; seed < 1_000; seed++) {
      Random random = new Random(seed);
      DiscreteDistribution p = randomDistribution(random, 1 + seed % 7);
      DiscreteDistribution q = randomDistribution(random, 1 + seed % 7);

      double divergence = p.klDivergence(q);

      assertThat(p.crossEntropy(q))
          .as("seed %d: %s, %s", seed, p, q)
          .isCloseTo(p.entropy() + divergence, within(ROUNDING * (1 + divergence)));
      assertThat(divergence).as("seed %d: %s, %s", seed, p, q).isGreaterThanOrEqualTo(-ROUNDING);
    }
  }

  @Test
  void entropyRunsFromZeroForCertaintyToLogNForUniform() {
    assertThat(DiscreteDistribution.oneHot(1, 3).entropy()).isZero();
    assertThat(DiscreteDistribution.uniform(8).entropy()).isCloseTo(Math.log(8), within(ROUNDING));
    assertThat(DiscreteDistribution.of(0.2, 0.3, 0.5).entropy()).isBetween(0.0, Math.log(3));
  }

  @Test
  void crossEntropyOfALabelIsMinusTheLogarithmOfItsPrediction() {
    DiscreteDistribution label = DiscreteDistribution.oneHot(2, 3);

    assertThat(label.crossEntropy(q)).isEqualTo(-Math.log(0.5));
    assertThat(label.klDivergence(q)).isEqualTo(-Math.log(0.5));
  }

  @Test
  void isNotSymmetric() {
    DiscreteDistribution skewed = DiscreteDistribution.bernoulli(0.9);
    DiscreteDistribution fair = DiscreteDistribution.bernoulli(0.5);

    assertThat(skewed.klDivergence(fair)).isCloseTo(0.3680642071684971, within(ROUNDING));
    assertThat(fair.klDivergence(skewed)).isCloseTo(0.5108256237659907, within(ROUNDING));
  }

  @Test
  void whatHappensThoughTheModelCallsItImpossibleCostsInfinity() {
    DiscreteDistribution model = DiscreteDistribution.of(0.5, 0.5, 0);

    assertThat(p.crossEntropy(model)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(p.klDivergence(model)).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void whatNeverHappensCostsNothing() {
    DiscreteDistribution never = DiscreteDistribution.of(0.5, 0.5, 0);

    assertThat(never.crossEntropy(never)).isEqualTo(never.entropy());
    assertThat(never.crossEntropy(p)).isCloseTo(1.5 * Math.log(2), within(ROUNDING));
    assertThat(never.klDivergence(p)).isCloseTo(0.5 * Math.log(2), within(ROUNDING));
  }

  @Test
  void survivesTheSmallestProbabilities() {
    DiscreteDistribution tiny = DiscreteDistribution.of(Double.MIN_VALUE, 1);

    assertThat(tiny.entropy()).isGreaterThan(0).isLessThan(1e-300);
    assertThat(p.crossEntropy(DiscreteDistribution.of(Double.MIN_VALUE, 0.5, 0.5)))
        .isCloseTo(0.5 * 1074 * Math.log(2) + 0.5 * Math.log(2), within(1e-12));
  }

  @Test
  void rejectsWhatIsNoDistribution() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DiscreteDistribution.of())
        .withMessageContaining("at least one probability");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DiscreteDistribution.of(0.5, -0.1, 0.6))
        .withMessage("Probability of outcome 1 must be in [0, 1]; got -0.1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DiscreteDistribution.of(0.5, Double.NaN))
        .withMessageContaining("outcome 1")
        .withMessageContaining("NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DiscreteDistribution.of(0.5, 0.25))
        .withMessageContaining("must sum to 1 within 1.0E-6")
        .withMessageContaining("[0.5, 0.25] with sum 0.75");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DiscreteDistribution.bernoulli(1.5))
        .withMessageContaining("1.5");
  }

  @Test
  void toleratesTheRoundingOfSinglePrecision() {
    DiscreteDistribution single = DiscreteDistribution.of(0.1f, 0.2f, 0.3f, 0.4f);

    assertThat(single.entropy())
        .isCloseTo(DiscreteDistribution.of(0.1, 0.2, 0.3, 0.4).entropy(), within(1e-7));
  }

  @Test
  void rejectsOutcomesThatDoNotExist() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DiscreteDistribution.oneHot(3, 3))
        .withMessage("Outcome must be in [0, 3); got 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DiscreteDistribution.uniform(0))
        .withMessageContaining("got 0");
    assertThatThrownBy(() -> p.probability(-1))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("Outcome must be in [0, 3); got -1");
  }

  @Test
  void rejectsDistributionsOverDifferentOutcomes() {
    DiscreteDistribution two = DiscreteDistribution.bernoulli(0.5);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> p.crossEntropy(two))
        .withMessageContaining("3 and 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> p.klDivergence(two))
        .withMessageContaining("3 and 2");
  }

  @Test
  void isAValue() {
    double[] probabilities = {0.25, 0.75};
    DiscreteDistribution distribution = DiscreteDistribution.of(probabilities);
    probabilities[0] = 1;
    distribution.probabilities()[0] = 1;

    assertThat(distribution)
        .isEqualTo(DiscreteDistribution.bernoulli(0.75))
        .hasSameHashCodeAs(DiscreteDistribution.bernoulli(0.75))
        .isNotEqualTo(DiscreteDistribution.bernoulli(0.25))
        .hasToString("DiscreteDistribution[0.25, 0.75]");
    assertThat(distribution.probability(0)).isEqualTo(0.25);
    assertThat(distribution.outcomes()).isEqualTo(2);
  }

  private static DiscreteDistribution randomDistribution(Random random, int outcomes) {
    return DiscreteDistribution.of(Softmax.of(random.doubles(outcomes, -5, 5).toArray()));
  }
}
