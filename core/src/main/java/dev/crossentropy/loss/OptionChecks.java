package dev.crossentropy.loss;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refuses options outside their range, naming the option, the value and the range. */
final class OptionChecks {
  private OptionChecks() {}

  static void finite(String option, double value) {
    require(Double.isFinite(value), option, value, "a finite number");
  }

  static void notNegative(String option, double value) {
    require(value >= 0 && Double.isFinite(value), option, value, "a finite number >= 0");
  }

  static void positive(String option, double value) {
    require(value > 0 && Double.isFinite(value), option, value, "a finite number > 0");
  }

  static void belowOne(String option, double value) {
    require(value >= 0 && value < 1, option, value, "in [0, 1)");
  }

  static void fraction(String option, double value) {
    require(value >= 0 && value <= 1, option, value, "in [0, 1]");
  }

  static @Nullable List<Double> boxed(double @Nullable [] weights) {
    return weights == null ? null : Arrays.stream(weights).boxed().toList();
  }

  static double @Nullable [] toArray(@Nullable List<Double> weights) {
    return weights == null ? null : weights.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** An immutable copy of the weights. */
  static @Nullable List<Double> weights(
      String option, @Nullable List<Double> weights, String each) {
    if (weights == null) {
      return null;
    }
    if (weights.isEmpty()) {
      throw new IllegalArgumentException(
          option + " is empty: give one weight per " + each + ", or leave the option out");
    }
    for (int i = 0; i < weights.size(); i++) {
      notNegative(option + "[" + i + "]", weights.get(i));
    }
    return List.copyOf(weights);
  }

  private static void require(boolean holds, String option, double value, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(option + " must be " + expected + ", was " + value);
    }
  }
}
