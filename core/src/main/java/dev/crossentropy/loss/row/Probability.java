package dev.crossentropy.loss.row;

/**
 * The probability of one output, with what cannot be computed from it without losing digits.
 *
 * @param p the probability
 * @param q 1 − p
 * @param negativeLogP −log p
 * @param negativeLogQ −log(1 − p)
 */
public record Probability(double p, double q, double negativeLogP, double negativeLogQ) {

  static final Probability SWITCHED_OFF = new Probability(0, 1, Double.POSITIVE_INFINITY, 0);

  /** p = σ(z) = 1/(1+exp(−z)). */
  static Probability ofLogit(double logit) {
    double e = Math.exp(-Math.abs(logit));
    double log = Math.log1p(e);
    double greater = 1 / (1 + e);
    double smaller = e / (1 + e);
    return logit >= 0
        ? new Probability(greater, smaller, log, logit + log)
        : new Probability(smaller, greater, log - logit, log);
  }

  /** p as some activation function made it. */
  static Probability ofOutput(double p) {
    return new Probability(p, 1 - p, -Math.log(p), -Math.log1p(-p));
  }
}
