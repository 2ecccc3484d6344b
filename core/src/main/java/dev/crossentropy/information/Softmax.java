package dev.crossentropy.information;

/**
 * The normalised exponential, the hypothesis of multi-class classification: it turns logits, any
 * real numbers, into a distribution over classes.
 *
 * <pre>
 * softmax(z)ᵢ     = e^zᵢ / Σⱼ e^zⱼ
 * log softmax(z)ᵢ = zᵢ − logsumexp(z)
 * logsumexp(z)    = log Σⱼ e^zⱼ = max z + log Σⱼ e^(zⱼ − max z)
 * </pre>
 *
 * <p>The last form cannot overflow, since no exponent is positive, and cannot end in {@code log 0},
 * since one of them is zero. The cross-entropy of a label {@code c} is {@code logsumexp(z) − z_c}:
 * no probability has to be computed for it, let alone clipped.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>adding one constant to all logits changes nothing;
 *   <li>a logit of −∞ switches its class off: probability 0, log-probability −∞;
 *   <li>all logits −∞, a logit of +∞, or a NaN: the probabilities are not defined, every one is
 *       NaN;
 *   <li>{@code logsumexp} itself is −∞ where all logits are, and +∞ where one is.
 * </ul>
 *
 * <p>Example: {@code Softmax.of(1, 2, 3)} is (0.0900…, 0.2447…, 0.6652…), and {@code
 * Softmax.logSumExp(1, 2, 3)} is {@code 3 + ln(1 + e⁻¹ + e⁻²)} = 3.4076…
 *
 * <p>Source: J. S. Bridle, <i>Probabilistic Interpretation of Feedforward Classification Network
 * Outputs</i>, in Neurocomputing, NATO ASI F68 (1990).
 */
public final class Softmax {

  private Softmax() {}

  /** {@code e^zᵢ / Σⱼ e^zⱼ} for every class. */
  public static double[] of(double... logits) {
    double[] probabilities = logOf(logits);
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] = Math.exp(probabilities[i]);
    }
    return probabilities;
  }

  /** {@code zᵢ − logsumexp(z)} for every class: exact where the probability itself underflows. */
  public static double[] logOf(double... logits) {
    double[] logProbabilities = new double[logits.length];
    double max = max(logits);
    double logSumOfShifted = logSumOfShifted(logits, max);
    for (int i = 0; i < logits.length; i++) {
      logProbabilities[i] = (logits[i] - max) - logSumOfShifted;
    }
    return logProbabilities;
  }

  /** {@code log Σⱼ e^zⱼ}. */
  public static double logSumExp(double... logits) {
    double max = max(logits);
    return Double.isInfinite(max) ? max : max + logSumOfShifted(logits, max);
  }

  private static double logSumOfShifted(double[] logits, double max) {
    double sum = 0;
    for (double logit : logits) {
      sum += Math.exp(logit - max);
    }
    return Math.log(sum);
  }

  private static double max(double[] logits) {
    if (logits.length == 0) {
      throw new IllegalArgumentException("Softmax needs at least one logit; got none");
    }
    double max = Double.NEGATIVE_INFINITY;
    for (double logit : logits) {
      max = Math.max(max, logit);
    }
    return max;
  }
}
