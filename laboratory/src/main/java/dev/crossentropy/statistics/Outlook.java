package dev.crossentropy.statistics;

import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What more seeds would bring, if they went on as those so far: the same mean difference, the same
 * variances. An estimate, since all three change with every seed.
 *
 * @param seeds how many in all would decide; null where {@value #MANY} would not
 * @param leastHalfWidth half the width of the interval after {@value #MANY} seeds, below which the
 *     test examples do not let it go
 */
public record Outlook(@Nullable Integer seeds, double leastHalfWidth) {

  /** As many as a command accepts; the interval hardly changes from there on. */
  public static final int MANY = 1000;

  /**
   * @param intervals the interval after so many seeds
   * @param first the number of seeds there were
   */
  static Outlook of(Metric metric, IntFunction<PairedInterval> intervals, int first) {
    PairedInterval last = intervals.apply(MANY);
    Integer seeds =
        isDecided(metric, last)
            ? IntStream.rangeClosed(first, MANY)
                .filter(count -> isDecided(metric, intervals.apply(count)))
                .boxed()
                .findFirst()
                .orElseThrow()
            : null;
    return new Outlook(seeds, (last.high() - last.low()) / 2);
  }

  private static boolean isDecided(Metric metric, PairedInterval interval) {
    return Verdict.of(interval, metric.margin(), metric.better()) != Verdict.INCONCLUSIVE;
  }
}
