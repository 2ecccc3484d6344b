package dev.crossentropy.loss;

/** The logistic sigmoid and its logarithm, without overflow or cancellation. */
final class Logistic {
  private Logistic() {}

  /** σ(z) = 1/(1+exp(−z)); 1 − σ(z) is σ(−z), to the last digit. */
  static double of(double z) {
    double e = Math.exp(-Math.abs(z));
    return (z >= 0 ? 1 : e) / (1 + e);
  }

  /** log(1+exp(z)) = −log σ(−z). */
  static double softplus(double z) {
    return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
  }
}
