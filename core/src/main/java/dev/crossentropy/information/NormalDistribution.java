package dev.crossentropy.information;

/**
 * The normal distribution {@code N(μ, σ²)}, and entropy, cross-entropy and divergence in the
 * continuous case: the sums become integrals of densities.
 *
 * <pre>
 * density        p(x)    = e^(−(x−μ)²/(2σ²)) / (σ·√(2π))
 *
 * entropy        h(p)    = −∫ p(x)·log p(x) dx        = ½·log(2πe·σ²)
 * cross-entropy  h(p,q)  = −∫ p(x)·log q(x) dx        = ½·log(2π·σ_q²) + (σ_p² + (μ_p−μ_q)²) / (2σ_q²)
 * divergence     KL(p‖q) =  ∫ p(x)·log(p(x)/q(x)) dx  = log(σ_q/σ_p) + (σ_p² + (μ_p−μ_q)²) / (2σ_q²) − ½
 * </pre>
 *
 * <p>Seen as a function of the model's mean, the cross-entropy is a squared error over {@code
 * 2σ_q²} plus a constant: regression by least squares is cross-entropy under a normal model.
 *
 * <p>Units: nats. Special cases:
 *
 * <ul>
 *   <li>differential entropy may be negative: a density may exceed one, and does for {@code σ <
 *       1/√(2πe)} = 0.2419…; the divergence stays ≥ 0;
 *   <li>entropy and cross-entropy change with the unit of {@code x} (by {@code log k} if it is
 *       scaled by {@code k}); the divergence does not.
 * </ul>
 *
 * <p>Example: for {@code p = N(0, 1)} and {@code q = N(1, 2²)}, {@code p.entropy()} is 1.4189…,
 * {@code p.crossEntropy(q)} is 1.8620… and {@code p.klDivergence(q)} is 0.4431…
 *
 * <p>Sources: C. E. Shannon (1948), section 20; T. M. Cover and J. A. Thomas, <i>Elements of
 * Information Theory</i>, 2nd edition (2006), chapter 8.
 *
 * @param mean {@code μ}, finite
 * @param standardDeviation {@code σ}, positive and finite
 */
public record NormalDistribution(double mean, double standardDeviation) {

  private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

  public NormalDistribution {
    if (!Double.isFinite(mean)) {
      throw new IllegalArgumentException("Mean must be finite; got " + mean);
    }
    if (!(standardDeviation > 0 && standardDeviation < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "Standard deviation must be positive and finite; got " + standardDeviation);
    }
  }

  /** {@code p(x)}. */
  public double density(double x) {
    return Math.exp(logDensity(x));
  }

  /** {@code log p(x)}, exact also where the density underflows. */
  public double logDensity(double x) {
    double standardised = (x - mean) / standardDeviation;
    return -0.5 * standardised * standardised - Math.log(standardDeviation) - HALF_LOG_TWO_PI;
  }

  /** {@code h(p) = ½·log(2πe·σ²)}. */
  public double entropy() {
    return HALF_LOG_TWO_PI + Math.log(standardDeviation) + 0.5;
  }

  /**
   * {@code h(p,q) = −∫ p(x)·log q(x) dx}, where this is {@code p}.
   *
   * @param model {@code q}, the distribution that the values are believed to come from
   */
  public double crossEntropy(NormalDistribution model) {
    return HALF_LOG_TWO_PI + Math.log(model.standardDeviation) + halfMeanSquare(model);
  }

  /**
   * {@code KL(p‖q) = h(p,q) − h(p)}, where this is {@code p}.
   *
   * @param model {@code q}, the distribution that stands in for this one
   */
  public double klDivergence(NormalDistribution model) {
    double logRatio = Math.log(model.standardDeviation) - Math.log(standardDeviation);
    return logRatio + (halfMeanSquare(model) - 0.5);
  }

  /** Half the mean square of {@code (x − μ_q)/σ_q} over this distribution. */
  private double halfMeanSquare(NormalDistribution model) {
    double scale = standardDeviation / model.standardDeviation;
    double shift = (mean - model.mean) / model.standardDeviation;
    return 0.5 * (scale * scale + shift * shift);
  }
}
