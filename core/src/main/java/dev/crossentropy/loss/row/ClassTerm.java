package dev.crossentropy.loss.row;

/**
 * One class's term of the loss as a function of its probability p: φ(p) = (1−p)^γ·(−log p +
 * ε₁·(1−p)), focal loss and poly-1 together; plain cross-entropy −log p for γ = ε₁ = 0.
 *
 * <p>Callers pass q = 1−p and −log p beside p, since each of the three can lose all its digits when
 * computed from another.
 */
public record ClassTerm(double gamma, double polyEpsilon) {

  double value(double p, double q, double negativeLogP) {
    if (isPlain()) {
      return negativeLogP;
    }
    return Math.pow(q, gamma) * (negativeLogP + polyEpsilon * q);
  }

  /**
   * −dφ/d(log p) = q^γ·(γ·p·(−log p/q + ε₁) + 1 + ε₁·p). Written with −log p/q, which tends to 1 as
   * p tends to 1, it has no singular power of q for γ &lt; 1.
   */
  double slope(double p, double q, double negativeLogP) {
    if (isPlain()) {
      return 1;
    }
    double focal = 0;
    // p·log p tends to 0, but 0·∞ does not
    if (gamma != 0 && p != 0) {
      double ratio = q == 0 ? 1 : negativeLogP / q;
      focal = gamma * p * (ratio + polyEpsilon);
    }
    return Math.pow(q, gamma) * (focal + 1 + polyEpsilon * p);
  }

  boolean isPlain() {
    return gamma == 0 && polyEpsilon == 0;
  }
}
