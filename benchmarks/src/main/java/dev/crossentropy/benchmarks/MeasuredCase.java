package dev.crossentropy.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A line of a table.
 *
 * @param times of each contender, in microseconds, one for each iteration
 * @param pairing what iterations of the same number have in common
 */
record MeasuredCase(String name, Map<Contender, List<Double>> times, Pairing pairing) {

  enum Pairing {
    /** Nothing: one contender was measured after the other. */
    APART,
    /** The same second: contenders took turns. */
    ALTERNATING
  }

  /**
   * How many times as long the contender takes as CrossEntropyLoss.
   *
   * @return the ratio of each iteration where they took turns, else that of the medians; null where
   *     one of them was not measured
   */
  @Nullable Quartiles ratios(Contender other) {
    List<Double> theirs = times.get(other);
    List<Double> ours = times.get(Contender.CROSS_ENTROPY_LOSS);
    if (theirs == null || ours == null) {
      return null;
    }
    return Quartiles.of(
        pairing == Pairing.ALTERNATING
            ? IntStream.range(0, ours.size()).mapToDouble(i -> theirs.get(i) / ours.get(i))
            : DoubleStream.of(Quartiles.of(theirs).median() / Quartiles.of(ours).median()));
  }
}
