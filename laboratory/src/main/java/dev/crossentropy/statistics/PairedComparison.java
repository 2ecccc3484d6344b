package dev.crossentropy.statistics;

import dev.crossentropy.training.RunResult;
import java.util.List;

/**
 * One metric of two losses over the same seeds.
 *
 * @param meanDifference candidate − baseline
 */
public record PairedComparison(
    String baseline,
    String candidate,
    Metric metric,
    double meanDifference,
    PairedInterval interval,
    Verdict verdict) {

  /**
   * @param baseline runs of the baseline, by seed
   * @param candidate runs of the candidate over the same seeds in the same order
   */
  static PairedComparison of(
      List<RunResult> baseline, List<RunResult> candidate, Metric metric, double overlap) {
    double[] differences = new double[baseline.size()];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = metric.of(candidate.get(i)) - metric.of(baseline.get(i));
    }
    PairedInterval interval = PairedInterval.of(differences, overlap);
    return new PairedComparison(
        baseline.get(0).loss(),
        candidate.get(0).loss(),
        metric,
        interval.mean(),
        interval,
        Verdict.of(interval, metric));
  }
}
