package dev.crossentropy.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The mean of paired differences with its 95 % confidence interval.
 *
 * <p>With J seeds, mean difference d̄ and sample variance s², the interval is d̄ ± t₀.₉₇₅(J−1) ·
 * √(s²·(1/J + ρ)). Where all seeds share one test set, ρ = 0: Student's paired interval. Where each
 * seed draws its own split of the same examples, the training sets overlap and the differences are
 * not independent; then ρ = n_test / n_train, the correction of Nadeau and Bengio (2003),
 * <i>Inference for the Generalization Error</i>, without which the interval is too narrow.
 *
 * @param low NaN with fewer than two differences
 * @param high NaN with fewer than two differences
 */
public record PairedInterval(double mean, double low, double high) {

  private static final double UPPER_QUANTILE = 0.975;

  /**
   * @param differences candidate − baseline, one for each seed
   * @param overlap ρ of the class description
   */
  static PairedInterval of(double[] differences, double overlap) {
    int n = differences.length;
    double mean = Arrays.stream(differences).sum() / n;
    if (n < 2) {
      return new PairedInterval(mean, Double.NaN, Double.NaN);
    }
    double squares = Arrays.stream(differences).map(d -> (d - mean) * (d - mean)).sum();
    double variance = squares / (n - 1);
    double quantile = TDistribution.of(n - 1).inverseCumulativeProbability(UPPER_QUANTILE);
    double halfWidth = quantile * Math.sqrt(variance * (1.0 / n + overlap));
    return new PairedInterval(mean, mean - halfWidth, mean + halfWidth);
  }

  boolean isBounded() {
    return !Double.isNaN(low) && !Double.isNaN(high);
  }
}
