package dev.crossentropy.statistics;

import dev.crossentropy.training.TrainedRun;
import dev.crossentropy.training.prediction.Predictions;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * McNemar's exact test of two networks on one test set: of the examples that just one of them
 * classifies correctly, is the split further from half and half than coin flips would explain?
 *
 * <p>It speaks of these two trained networks, not of the two losses: another seed gives other
 * networks. It is what a single seed allows (Dietterich 1998, <i>Approximate Statistical Tests for
 * Comparing Supervised Classification Learning Algorithms</i>).
 *
 * @param onlyBaselineRight examples that the baseline's network alone classifies correctly
 * @param onlyCandidateRight examples that the candidate's network alone classifies correctly
 * @param pValue two-sided, from the binomial distribution with p = 1/2; 1 where the networks never
 *     differ
 */
public record McNemar(
    String baseline,
    String candidate,
    long seed,
    int onlyBaselineRight,
    int onlyCandidateRight,
    double pValue) {

  static McNemar of(TrainedRun baseline, TrainedRun candidate) {
    Predictions first = baseline.predictions();
    Predictions second = candidate.predictions();
    int onlyFirst = 0;
    int onlySecond = 0;
    for (int row = 0; row < first.size(); row++) {
      boolean firstRight = first.isHit(row);
      boolean secondRight = second.isHit(row);
      onlyFirst += firstRight && !secondRight ? 1 : 0;
      onlySecond += secondRight && !firstRight ? 1 : 0;
    }
    return new McNemar(
        baseline.outcome().loss(),
        candidate.outcome().loss(),
        baseline.outcome().seed(),
        onlyFirst,
        onlySecond,
        pValue(onlyFirst, onlySecond));
  }

  static double pValue(int onlyFirst, int onlySecond) {
    BinomialDistribution coin = BinomialDistribution.of(onlyFirst + onlySecond, 0.5);
    return Math.min(1, 2 * coin.cumulativeProbability(Math.min(onlyFirst, onlySecond)));
  }
}
