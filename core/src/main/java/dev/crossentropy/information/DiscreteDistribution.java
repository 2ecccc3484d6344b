package dev.crossentropy.information;

import java.util.Arrays;

/**
 * A probability distribution over finitely many outcomes {@code 0, 1, …, n−1}, and what it costs to
 * describe it.
 *
 * <pre>
 * entropy         H(P)    = −Σₓ P(x)·log P(x)
 * cross-entropy   H(P,Q)  = −Σₓ P(x)·log Q(x)
 * divergence      KL(P‖Q) =  Σₓ P(x)·log(P(x)/Q(x))
 *
 * H(P,Q) = H(P) + KL(P‖Q) ≥ H(P),  equal exactly when Q = P
 * </pre>
 *
 * <p>{@code H(P)} is the mean surprise {@code −log P(x)} of somebody who knows {@code P}; {@code
 * H(P,Q)} is the mean surprise of somebody who believes {@code Q} while the outcomes come from
 * {@code P}; the divergence is the price of that mistake. A classifier is trained by lowering
 * {@code H(P,Q)}, where {@code P} is the label and {@code Q} the prediction: since {@code H(P)} is
 * not the model's to change, lowering one is lowering the other.
 *
 * <p>Units: nats. Special cases:
 *
 * <ul>
 *   <li>{@code P(x) = 0}: the outcome contributes nothing, whatever {@code Q(x)} is ({@code 0·log 0
 *       = 0});
 *   <li>{@code P(x) > 0} and {@code Q(x) = 0}: cross-entropy and divergence are {@code +∞};
 *   <li>neither is symmetric: {@code H(P,Q) ≠ H(Q,P)} in general.
 * </ul>
 *
 * <p>Example:
 *
 * <pre>{@code
 * DiscreteDistribution p = DiscreteDistribution.of(0.5, 0.25, 0.25);
 * DiscreteDistribution q = DiscreteDistribution.of(0.25, 0.25, 0.5);
 * p.entropy();        // 1.5·ln 2  = 1.0397…
 * p.crossEntropy(q);  // 1.75·ln 2 = 1.2130…
 * p.klDivergence(q);  // 0.25·ln 2 = 0.1732…
 * }</pre>
 *
 * <p>Sources: C. E. Shannon, <i>A Mathematical Theory of Communication</i>, Bell System Technical
 * Journal 27 (1948); S. Kullback and R. A. Leibler, <i>On Information and Sufficiency</i>, Annals
 * of Mathematical Statistics 22 (1951).
 */
public final class DiscreteDistribution {

  /**
   * How far from one the probabilities may sum. A softmax computed in single precision errs by some
   * 1e-7; a forgotten normalisation errs by far more.
   */
  public static final double SUM_TOLERANCE = 1e-6;

  private final double[] probabilities;

  private DiscreteDistribution(double[] probabilities) {
    this.probabilities = probabilities;
  }

  /**
   * The distribution that gives outcome {@code x} the probability {@code probabilities[x]}.
   *
   * @throws IllegalArgumentException if there is none, one lies outside [0, 1], or they do not sum
   *     to one within {@link #SUM_TOLERANCE}
   */
  public static DiscreteDistribution of(double... probabilities) {
    if (probabilities.length == 0) {
      throw new IllegalArgumentException("A distribution needs at least one probability; got none");
    }
    double sum = 0;
    for (int x = 0; x < probabilities.length; x++) {
      sum += Probabilities.require(probabilities[x], "Probability of outcome " + x);
    }
    if (Math.abs(sum - 1) > SUM_TOLERANCE) {
      throw new IllegalArgumentException(
          "Probabilities must sum to 1 within %s; got %s with sum %s. Divide each by the sum, or use Softmax.of on logits"
              .formatted(SUM_TOLERANCE, Arrays.toString(probabilities), sum));
    }
    return new DiscreteDistribution(probabilities.clone());
  }

  /** Every one of {@code outcomes} outcomes equally likely: the distribution of largest entropy. */
  public static DiscreteDistribution uniform(int outcomes) {
    requireOutcomes(outcomes);
    double[] probabilities = new double[outcomes];
    Arrays.fill(probabilities, 1.0 / outcomes);
    return new DiscreteDistribution(probabilities);
  }

  /**
   * Certainty: {@code outcome} has probability one, as in a class label. Its entropy is zero, so
   * that the cross-entropy of a label is its divergence from the prediction: {@code −log
   * Q(outcome)}.
   */
  public static DiscreteDistribution oneHot(int outcome, int outcomes) {
    requireOutcomes(outcomes);
    if (outcome < 0 || outcome >= outcomes) {
      throw new IllegalArgumentException(
          "Outcome must be in [0, %d); got %d".formatted(outcomes, outcome));
    }
    double[] probabilities = new double[outcomes];
    probabilities[outcome] = 1;
    return new DiscreteDistribution(probabilities);
  }

  /** Two outcomes: {@code 1} with probability {@code success}, {@code 0} otherwise. */
  public static DiscreteDistribution bernoulli(double success) {
    Probabilities.require(success, "Probability of success");
    return new DiscreteDistribution(new double[] {1 - success, success});
  }

  /** The number of outcomes, those of probability zero included. */
  public int outcomes() {
    return probabilities.length;
  }

  /** {@code P(x)}. */
  public double probability(int outcome) {
    if (outcome < 0 || outcome >= outcomes()) {
      throw new IndexOutOfBoundsException(
          "Outcome must be in [0, %d); got %d".formatted(outcomes(), outcome));
    }
    return probabilities[outcome];
  }

  /** A copy of all probabilities, in the order of their outcomes. */
  public double[] probabilities() {
    return probabilities.clone();
  }

  /** {@code H(P) = −Σₓ P(x)·log P(x)}, between 0 (certainty) and {@code log n} (uniform). */
  public double entropy() {
    return crossEntropy(this);
  }

  /**
   * {@code H(P,Q) = −Σₓ P(x)·log Q(x)}, where this is {@code P}, the distribution the outcomes come
   * from.
   *
   * @param model {@code Q}, the distribution they are believed to come from
   */
  public double crossEntropy(DiscreteDistribution model) {
    requireSameOutcomes(model);
    double sum = 0;
    for (int x = 0; x < probabilities.length; x++) {
      if (probabilities[x] > 0) {
        sum -= probabilities[x] * Math.log(model.probabilities[x]);
      }
    }
    return Probabilities.positiveZero(sum);
  }

  /**
   * {@code KL(P‖Q) = Σₓ P(x)·(log P(x) − log Q(x))}, where this is {@code P}.
   *
   * @param model {@code Q}, the distribution that stands in for this one
   */
  public double klDivergence(DiscreteDistribution model) {
    requireSameOutcomes(model);
    double sum = 0;
    for (int x = 0; x < probabilities.length; x++) {
      if (probabilities[x] > 0) {
        sum += probabilities[x] * (Math.log(probabilities[x]) - Math.log(model.probabilities[x]));
      }
    }
    return sum;
  }

  private static void requireOutcomes(int outcomes) {
    if (outcomes < 1) {
      throw new IllegalArgumentException(
          "A distribution needs at least one outcome; got " + outcomes);
    }
  }

  private void requireSameOutcomes(DiscreteDistribution model) {
    if (model.outcomes() != outcomes()) {
      throw new IllegalArgumentException(
          "Both distributions must have the same outcomes; got %d and %d"
              .formatted(outcomes(), model.outcomes()));
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DiscreteDistribution that
        && Arrays.equals(probabilities, that.probabilities);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(probabilities);
  }

  @Override
  public String toString() {
    return "DiscreteDistribution" + Arrays.toString(probabilities);
  }
}
