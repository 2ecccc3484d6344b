package dev.crossentropy.loss;

import java.io.InvalidObjectException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Refuses options outside their range, naming option, value and range; and prints options. */
final class Options {
  private Options() {}

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

  static void weights(String option, double @Nullable [] weights, String each) {
    if (weights == null) {
      return;
    }
    if (weights.length == 0) {
      throw new IllegalArgumentException(
          option + " is empty: give one weight per " + each + ", or leave the option out");
    }
    for (int i = 0; i < weights.length; i++) {
      notNegative(option + "[" + i + "]", weights[i]);
    }
  }

  static void present(String option, @Nullable Object value, String expected) {
    if (value == null) {
      throw new IllegalArgumentException(option + " must be " + expected + ", was null");
    }
  }

  /** Runs the checks of options that come from a stream. */
  static void requireLegal(Runnable check) throws InvalidObjectException {
    try {
      check.run();
    } catch (IllegalArgumentException illegal) {
      InvalidObjectException refusal = new InvalidObjectException(illegal.getMessage());
      refusal.initCause(illegal);
      throw refusal;
    }
  }

  private static void require(boolean holds, String option, double value, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(option + " must be " + expected + ", was " + value);
    }
  }

  static void putIfPresent(Map<String, Object> options, String option, @Nullable Object value) {
    if (value != null) {
      options.put(option, value);
    }
  }

  static double @Nullable [] copy(double @Nullable [] weights) {
    return weights == null ? null : weights.clone();
  }

  /** A value that can be compared and printed. */
  static @Nullable Object asList(double @Nullable [] weights) {
    return weights == null ? null : Arrays.stream(weights).boxed().toList();
  }

  /**
   * The class and the options that differ from the default: {@code CrossEntropyLoss(zLoss=1.0E-4)}.
   */
  static String text(String loss, Map<String, Object> options, Map<String, Object> defaults) {
    StringJoiner changed = new StringJoiner(", ", "(", ")").setEmptyValue("");
    options.forEach(
        (option, value) -> {
          if (!Objects.equals(value, defaults.get(option))) {
            changed.add(option + "=" + value);
          }
        });
    return loss + changed;
  }
}
