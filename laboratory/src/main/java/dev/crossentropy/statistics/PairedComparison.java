package dev.crossentropy.statistics;

import dev.crossentropy.training.RunResult;
import dev.crossentropy.training.TrainedRun;
import dev.crossentropy.training.prediction.Predictions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One metric of two losses over the same seeds.
 *
 * @param meanDifference candidate − baseline, over the seeds that neither diverged under
 * @param interval none with a single seed, and none where a training diverged
 * @param outlook null where there is no interval
 */
public record PairedComparison(
    String baseline,
    String candidate,
    Metric metric,
    double meanDifference,
    PairedInterval interval,
    Verdict verdict,
    @Nullable Outlook outlook) {

  /** Values that agree to this are identical: the sums of a loss depend on their order. */
  private static final double SAME = 1e-6;

  /**
   * @param baseline runs of the baseline, by seed
   * @param candidate runs of the candidate over the same seeds in the same order
   * @return nothing if each seed has a run that diverged
   */
  static Optional<PairedComparison> of(
      List<TrainedRun> baseline,
      List<TrainedRun> candidate,
      Metric metric,
      SplitDesign design,
      Confidence confidence) {
    int[] seeds =
        IntStream.range(0, baseline.size())
            .filter(seed -> isTrained(baseline.get(seed)) && isTrained(candidate.get(seed)))
            .toArray();
    if (seeds.length == 0) {
      return Optional.empty();
    }
    List<Predictions> first = predictions(baseline, seeds);
    List<Predictions> second = predictions(candidate, seeds);
    double[][] differences = differences(metric, first, second);
    double mean = PairedInterval.mean(differences);
    boolean complete = seeds.length == baseline.size();
    IntFunction<PairedInterval> intervals =
        complete
            ? intervals(metric, first, second, differences, design, confidence)
            : count -> PairedInterval.around(mean, Double.NaN);
    PairedInterval interval = intervals.apply(seeds.length);
    return Optional.of(
        new PairedComparison(
            baseline.get(0).outcome().loss(),
            candidate.get(0).outcome().loss(),
            metric,
            mean,
            interval,
            complete && identical(metric, first, second)
                ? Verdict.IDENTICAL
                : Verdict.of(interval, metric.margin(), metric.better()),
            interval.isBounded() ? Outlook.of(metric, intervals, seeds.length) : null));
  }

  /** The interval after so many seeds. */
  private static IntFunction<PairedInterval> intervals(
      Metric metric,
      List<Predictions> first,
      List<Predictions> second,
      double[][] differences,
      SplitDesign design,
      Confidence confidence) {
    double mean = PairedInterval.mean(differences);
    PairedVariance variance =
        PairedVariance.of(differences, design, ExampleValues.largestDifference(metric));
    double biasOfFirst = bias(metric, first);
    double biasOfSecond = bias(metric, second);
    return seeds ->
        PairedInterval.around(mean, variance.halfWidth(seeds, confidence))
            .widened(biasOfSecond, biasOfFirst);
  }

  private static boolean isTrained(TrainedRun run) {
    return run.outcome() instanceof RunResult;
  }

  private static List<Predictions> predictions(List<TrainedRun> runs, int[] seeds) {
    return Arrays.stream(seeds).mapToObj(seed -> runs.get(seed).predictions()).toList();
  }

  /** δ of {@link PairedVariance}. */
  private static double[][] differences(
      Metric metric, List<Predictions> first, List<Predictions> second) {
    double[][] differences = new double[first.size()][];
    for (int seed = 0; seed < differences.length; seed++) {
      double[] from = ExampleValues.of(metric, first.get(seed));
      double[] to = ExampleValues.of(metric, second.get(seed));
      differences[seed] =
          IntStream.range(0, from.length).mapToDouble(i -> to[i] - from[i]).toArray();
    }
    return differences;
  }

  private static double bias(Metric metric, List<Predictions> seeds) {
    return seeds.stream()
        .mapToDouble(predictions -> ExampleValues.bias(metric, predictions))
        .average()
        .orElseThrow();
  }

  private static boolean identical(
      Metric metric, List<Predictions> first, List<Predictions> second) {
    return IntStream.range(0, first.size())
        .allMatch(seed -> identical(metric, first.get(seed), second.get(seed)));
  }

  private static boolean identical(Metric metric, Predictions first, Predictions second) {
    if (metric.is(Metric.TEST_ACCURACY)) {
      return IntStream.range(0, first.size()).allMatch(i -> first.isSameAnswer(second, i));
    }
    double a = Spread.of(ExampleValues.of(metric, first)).mean();
    double b = Spread.of(ExampleValues.of(metric, second)).mean();
    return Math.abs(a - b) <= SAME * Math.max(Math.abs(a), Math.abs(b));
  }
}
