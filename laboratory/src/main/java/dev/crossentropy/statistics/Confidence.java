package dev.crossentropy.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How sure a family of intervals is to hold, all of them at once.
 *
 * <p>By Bonferroni's inequality m intervals of level 1 − α/m hold together with probability 1 − α
 * or more, however they depend on each other. Candidates that share a baseline do depend on each
 * other; Dunnett's narrower intervals assume one variance for all, which losses do not have, and
 * Holm's procedure gives no intervals. Šidák's level (1 − α)^(1/m) differs in the fourth digit.
 *
 * @param level 1 − α of the whole family, as in 0.95
 * @param intervals m
 */
public record Confidence(double level, int intervals) {

  /** The level of all verdicts. */
  public static final double LEVEL = 0.95;

  public Confidence {
    if (!(level > 0 && level < 1) || intervals < 1) {
      throw new IllegalArgumentException(
          "level %s of %d intervals: expected a level between 0 and 1, and at least one interval"
              .formatted(level, intervals));
    }
  }

  /** The given number of intervals hold together with 95 %. */
  public static Confidence together(int intervals) {
    return new Confidence(LEVEL, intervals);
  }

  /** 1 − α/m, the level of each interval by itself. */
  public double each() {
    return 1 - (1 - level) / intervals;
  }

  /** Student's t that ± leaves α/m outside. */
  public double quantile(int degreesOfFreedom) {
    return TDistribution.of(degreesOfFreedom)
        .inverseSurvivalProbability((1 - level) / intervals / 2);
  }
}
