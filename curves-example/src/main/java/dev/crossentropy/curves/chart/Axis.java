package dev.crossentropy.curves.chart;

import java.util.stream.LongStream;

/**
 * One direction of a panel.
 *
 * @param label what it measures
 * @param tick the distance between numbers on it
 */
public record Axis(String label, double min, double max, double tick) {

  /** The numbers along it: the multiples of the tick. */
  double[] ticks() {
    // A thousandth of a tick: 3·0.1 is beyond 0.3 and still belongs to it.
    long first = (long) Math.ceil(min / tick - 1e-3);
    long last = (long) Math.floor(max / tick + 1e-3);
    return LongStream.rangeClosed(first, last).mapToDouble(i -> i * tick).toArray();
  }

  /** How far along a value lies: 0 at the low end, 1 at the high end. */
  double share(double value) {
    return (value - min) / (max - min);
  }
}
