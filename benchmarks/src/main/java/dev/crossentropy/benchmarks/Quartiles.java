package dev.crossentropy.benchmarks;

import java.util.List;
import java.util.stream.DoubleStream;

/** A mean would count what else the machine was doing in some of the iterations. */
record Quartiles(double lower, double median, double upper) {

  static Quartiles of(List<Double> values) {
    return of(values.stream().mapToDouble(Double::doubleValue));
  }

  static Quartiles of(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    return new Quartiles(quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75));
  }

  /** Linear between neighbours. */
  private static double quantile(double[] sorted, double share) {
    double position = share * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
