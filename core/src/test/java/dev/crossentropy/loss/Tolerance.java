package dev.crossentropy.loss;

import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * How far a loss may be from its definition: roundings of the numbers that enter it, not of its
 * result, since terms of both signs may cancel.
 *
 * @param score of a number returned as a {@code double}
 * @param array of a number stored in an array of the logits' type
 */
record Tolerance(double score, double array) {

  static Tolerance of(Batch batch, DataType type, ReferenceResult expected) {
    double logit = largest(batch.logits());
    double target = batch.hasClassIndices() ? 1 : batch.classes() * largest(batch.targets());
    double n = batch.size();
    double denominator = Math.abs(expected.denominator().hi());
    double normalization = denominator == 0 ? 1 : Math.max(1, n / denominator);
    double magnitude = (1 + logit) * (1 + logit) * (1 + target) * n * normalization;
    return new Tolerance(
        (type == DataType.DOUBLE ? 1e-13 : 1e-7) * magnitude, rounding(type) * magnitude);
  }

  boolean ofScore(double actual, double expected) {
    return agree(actual, expected, score);
  }

  boolean ofArray(double actual, double expected) {
    return agree(actual, expected, array);
  }

  /** An expected NaN stands for any value that is not finite. */
  private static boolean agree(double actual, double expected, double tolerance) {
    if (Double.isNaN(expected)) {
      return !Double.isFinite(actual);
    }
    return actual == expected || Math.abs(actual - expected) <= tolerance;
  }

  /** A few units in the last place. */
  private static double rounding(DataType type) {
    return switch (type) {
      case DOUBLE -> 1e-13;
      case FLOAT -> 1e-7;
      case HALF -> 1e-3;
      case BFLOAT16 -> 1e-2;
      default -> throw new IllegalArgumentException("No loss is computed in " + type);
    };
  }

  private static double largest(double[][] values) {
    return Stream.of(values)
        .flatMapToDouble(DoubleStream::of)
        .filter(Double::isFinite)
        .map(Math::abs)
        .max()
        .orElse(0);
  }
}
