package dev.crossentropy.statistics;

import dev.crossentropy.training.prediction.Metrics;
import dev.crossentropy.training.prediction.Predictions;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A metric taken apart: one number for each test example, of which the metric is the mean.
 *
 * <p>Calibration error is the sum over bins of |Σ(confidence − hit)|/n. With the sign of its bin
 * each example contributes ±(confidence − hit), which is the delta method where a bin's sum is far
 * from zero, and more than its share of the variance where it is not.
 */
final class ExampleValues {

  private final Predictions predictions;

  private ExampleValues(Predictions predictions) {
    this.predictions = predictions;
  }

  static double[] of(Metric metric, Predictions predictions) {
    ExampleValues values = new ExampleValues(predictions);
    return switch (metric.field()) {
      case "testAccuracy" -> values.each(values::hit);
      case "testLoss" -> values.each(predictions::loss);
      case "ece" -> values.signedGaps();
      case "hammingLoss" -> values.each(values::wrongLabels);
      default -> throw new IllegalArgumentException("unknown metric " + metric);
    };
  }

  /** The largest difference that an example can make; null where it can make any. */
  static @Nullable Double largestDifference(Metric metric) {
    return metric.is(Metric.TEST_ACCURACY) || metric.is(Metric.HAMMING_LOSS) ? 1.0 : null;
  }

  /**
   * By how much a metric measured on these examples exceeds its true value on average, at most:
   * what a perfectly calibrated network shows as calibration error by chance, which is below Σ over
   * bins of √(Σ(confidence − hit)²)/n, since E|X| ≤ √E(X²); 0 for the other metrics, which have no
   * bias.
   */
  static double bias(Metric metric, Predictions predictions) {
    if (!metric.is(Metric.CALIBRATION_ERROR)) {
      return 0;
    }
    ExampleValues values = new ExampleValues(predictions);
    double[] squares = values.sumsByBin(i -> values.gap(i) * values.gap(i));
    return Arrays.stream(squares).map(Math::sqrt).sum() / predictions.size();
  }

  private double[] signedGaps() {
    double[] sums = sumsByBin(this::gap);
    return each(i -> gap(i) * Math.signum(sums[Metrics.bin(predictions.confidence(i))]));
  }

  private double[] sumsByBin(IntToDoubleFunction value) {
    double[] sums = new double[Metrics.CALIBRATION_BINS];
    for (int i = 0; i < predictions.size(); i++) {
      sums[Metrics.bin(predictions.confidence(i))] += value.applyAsDouble(i);
    }
    return sums;
  }

  private double gap(int i) {
    return predictions.confidence(i) - hit(i);
  }

  private double hit(int i) {
    return predictions.isHit(i) ? 1 : 0;
  }

  private double wrongLabels(int i) {
    return IntStream.range(0, predictions.outputs())
        .mapToDouble(
            label -> predictions.isActual(i, label) == predictions.isPredicted(i, label) ? 0 : 1)
        .average()
        .orElseThrow();
  }

  private double[] each(IntToDoubleFunction value) {
    return IntStream.range(0, predictions.size()).mapToDouble(value).toArray();
  }
}
