package dev.crossentropy.curves;

import java.util.stream.IntStream;

/** The values a figure is computed at. */
final class Range {

  private Range() {}

  /**
   * {@code from, from + 1/perUnit, …, to}. Each is rounded once, from a quotient, so that the tenth
   * of a step is 0.1 and not the sum of ten errors.
   */
  static double[] of(int from, int to, int perUnit) {
    return IntStream.rangeClosed(from * perUnit, to * perUnit)
        .mapToDouble(i -> (double) i / perUnit)
        .toArray();
  }
}
