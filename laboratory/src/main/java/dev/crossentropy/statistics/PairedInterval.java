package dev.crossentropy.statistics;

import org.jspecify.annotations.Nullable;

/**
 * The mean of paired differences with its confidence interval.
 *
 * @param low NaN where there is no interval
 * @param high NaN where there is no interval
 */
public record PairedInterval(double mean, double low, double high) {

  /**
   * Nadeau and Bengio's corrected resampled interval d̄ ± t·√(s²·(1/J + n/(N − n))), with t of J −
   * 1 degrees of freedom: what Weka calls the corrected paired t-test. Without the floor of {@link
   * PairedVariance}, it is a point where all differences are equal.
   *
   * @param differences candidate − baseline, one for each of J seeds
   * @param testToTrain n/(N − n) where each seed draws n test examples of N, 0 for Student's
   *     interval
   */
  public static PairedInterval nadeauBengio(
      double[] differences, double testToTrain, Confidence confidence) {
    Spread spread = Spread.of(differences);
    int seeds = differences.length;
    return seeds < 2
        ? around(spread.mean(), Double.NaN)
        : around(
            spread.mean(),
            confidence.quantile(seeds - 1)
                * Math.sqrt(spread.variance() * (1.0 / seeds + testToTrain)));
  }

  /**
   * The interval of the verdicts: {@link PairedVariance} has its formula.
   *
   * @param differences candidate − baseline, {@code [seed][test example]}; a row's mean is the
   *     seed's difference
   * @param largest the largest difference that one example can make, 1 for accuracy; null for the
   *     largest one seen
   */
  public static PairedInterval of(
      double[][] differences, SplitDesign design, @Nullable Double largest, Confidence confidence) {
    PairedVariance variance = PairedVariance.of(differences, design, largest);
    return around(mean(differences), variance.halfWidth(confidence));
  }

  static double mean(double[][] differences) {
    double sum = 0;
    for (double[] seed : differences) {
      sum += Spread.of(seed).mean();
    }
    return sum / differences.length;
  }

  static PairedInterval around(double mean, double halfWidth) {
    return new PairedInterval(mean, mean - halfWidth, mean + halfWidth);
  }

  /** With more room on both sides. */
  PairedInterval widened(double below, double above) {
    return new PairedInterval(mean, low - below, high + above);
  }

  boolean isBounded() {
    return !Double.isNaN(low) && !Double.isNaN(high);
  }
}
