package dev.crossentropy.information;

/**
 * The logistic function, the hypothesis of binary classification: it turns a logit {@code z}, any
 * real number, into the probability that the label is one.
 *
 * <pre>
 * σ(z) = 1 / (1 + e^−z)         σ(−z) = 1 − σ(z)         σ′(z) = σ(z)·(1 − σ(z))
 * </pre>
 *
 * <p>The logit is the logarithm of the odds: {@code z = log(σ/(1−σ))}. It is the softmax of the two
 * logits {@code (0, z)}.
 *
 * <p>Special cases: {@code σ(−∞) = 0}, {@code σ(0) = 0.5}, {@code σ(+∞) = 1}, {@code σ(NaN) = NaN}.
 * As a {@code double}, {@code σ(z)} is exactly one from {@code z ≈ 37} on; {@link #logOf} keeps its
 * relative accuracy at both ends, which is why losses are computed from it.
 *
 * <p>Example: {@code Sigmoid.of(2)} is 0.8807…, {@code Sigmoid.logOf(2)} is −0.1269…, {@code
 * Sigmoid.derivative(2)} is 0.1049…
 *
 * <p>Source: D. R. Cox, <i>The Regression Analysis of Binary Sequences</i>, Journal of the Royal
 * Statistical Society B 20 (1958).
 */
public final class Sigmoid {

  private Sigmoid() {}

  /** {@code σ(logit) = 1 / (1 + e^−logit)}. */
  public static double of(double logit) {
    // Where e^−z would overflow or swallow the 1, the equal form e^z / (1 + e^z) does not.
    if (logit >= 0) {
      return 1 / (1 + Math.exp(-logit));
    }
    double odds = Math.exp(logit);
    return odds / (1 + odds);
  }

  /** {@code log σ(logit) = −log(1 + e^−logit)}; {@code log(1 − σ(z))} is {@code logOf(−z)}. */
  public static double logOf(double logit) {
    return Math.min(logit, 0) - Math.log1p(Math.exp(-Math.abs(logit)));
  }

  /** {@code σ′(logit) = σ(logit)·(1 − σ(logit))}, at most a quarter. */
  public static double derivative(double logit) {
    return of(logit) * of(-logit);
  }
}
