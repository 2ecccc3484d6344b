package dev.crossentropy.statistics;

import dev.crossentropy.statistics.Metric.Direction;

/**
 * What a comparison of two losses says, in this order.
 *
 * <ol>
 *   <li>{@link #IDENTICAL}: nothing differs that was seen. Accuracy: every answer to every test
 *       example of every seed is the same. Other metrics: the values of every seed agree to 1e-6
 *       relative. It claims nothing about other seeds or examples.
 *   <li>{@link #EQUIVALENT}: the interval lies inside ± the margin, even if it leaves zero out.
 *       (Two one-sided tests at 2.5 % each; Schuirmann 1987.)
 *   <li>{@link #BETTER}, {@link #WORSE}: it lies on one side of zero, and reaches out of the
 *       margin.
 *   <li>{@link #INCONCLUSIVE}: anything else. A single seed has no interval. Where a training
 *       diverged there is none either: the seeds that are left were chosen by the outcome.
 * </ol>
 */
public enum Verdict {
  IDENTICAL,
  EQUIVALENT,
  BETTER,
  WORSE,
  INCONCLUSIVE;

  /**
   * What an interval says.
   *
   * @param margin in the interval's scale
   * @param better whether a positive difference is an improvement
   */
  public static Verdict of(PairedInterval interval, double margin, Direction better) {
    if (!interval.isBounded()) {
      return INCONCLUSIVE;
    }
    if (interval.low() > -margin && interval.high() < margin) {
      return EQUIVALENT;
    }
    if (interval.low() <= 0 && interval.high() >= 0) {
      return INCONCLUSIVE;
    }
    return interval.low() > 0 == (better == Direction.HIGHER) ? BETTER : WORSE;
  }
}
