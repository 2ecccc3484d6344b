package dev.crossentropy.statistics;

/**
 * What the interval of a paired difference says, in this order.
 *
 * <ol>
 *   <li>Inside ± the margin: {@link #EQUIVALENT}, even if it leaves zero out. (Two one-sided tests
 *       at 2.5 % each; Schuirmann 1987.)
 *   <li>On one side of zero: {@link #BETTER} or {@link #WORSE}.
 *   <li>Otherwise, and always with a single seed: {@link #INCONCLUSIVE}.
 * </ol>
 */
public enum Verdict {
  EQUIVALENT,
  BETTER,
  WORSE,
  INCONCLUSIVE;

  static Verdict of(PairedInterval interval, Metric metric) {
    if (!interval.isBounded()) {
      return INCONCLUSIVE;
    }
    if (interval.low() > -metric.margin() && interval.high() < metric.margin()) {
      return EQUIVALENT;
    }
    if (interval.low() <= 0 && interval.high() >= 0) {
      return INCONCLUSIVE;
    }
    return interval.low() * metric.sign() > 0 ? BETTER : WORSE;
  }
}
