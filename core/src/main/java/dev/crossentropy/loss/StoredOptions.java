package dev.crossentropy.loss;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Options as JSON or YAML holds them. Each is handed to a builder's setter; one of another name or
 * kind is refused, since it would be another loss that goes on without it.
 */
final class StoredOptions {
  private final String loss;
  private final Map<String, @Nullable Object> values;
  private final Set<String> known = new TreeSet<>();

  StoredOptions(String loss, Map<String, @Nullable Object> values) {
    this.loss = loss;
    this.values = values;
  }

  void number(String option, DoubleConsumer setter) {
    if (isStored(option)) {
      setter.accept(toNumber(option, values.get(option)));
    }
  }

  /** Null is a legal value: no weights. */
  void weights(String option, Consumer<double @Nullable []> setter) {
    if (isStored(option)) {
      Object value = values.get(option);
      setter.accept(value == null ? null : toNumbers(option, value));
    }
  }

  void integers(String option, Consumer<int[]> setter) {
    if (isStored(option)) {
      double[] numbers = toNumbers(option, values.get(option));
      int[] integers = new int[numbers.length];
      for (int i = 0; i < integers.length; i++) {
        integers[i] = (int) numbers[i];
        if (integers[i] != numbers[i]) {
          throw refusal(option, "integers", values.get(option));
        }
      }
      setter.accept(integers);
    }
  }

  <E extends Enum<E>> void constant(String option, Class<E> type, Consumer<E> setter) {
    if (isStored(option)) {
      Object value = values.get(option);
      E[] constants = type.getEnumConstants();
      setter.accept(
          Arrays.stream(constants)
              .filter(constant -> constant.name().equals(value))
              .findFirst()
              .orElseThrow(() -> refusal(option, "one of " + Arrays.toString(constants), value)));
    }
  }

  void requireAllKnown() {
    for (String option : values.keySet()) {
      if (!known.contains(option)) {
        throw new IllegalArgumentException(
            loss + " has no option " + option + ": its options are " + String.join(", ", known));
      }
    }
  }

  private boolean isStored(String option) {
    known.add(option);
    return values.containsKey(option);
  }

  private double[] toNumbers(String option, @Nullable Object value) {
    List<?> list = value instanceof List<?> several ? several : Collections.singletonList(value);
    return list.stream().mapToDouble(one -> toNumber(option, one)).toArray();
  }

  private double toNumber(String option, @Nullable Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    try {
      // YAML takes 1.0E10 for text
      return Double.parseDouble(value instanceof String text ? text : "");
    } catch (NumberFormatException notNumeric) {
      throw refusal(option, "a number", value);
    }
  }

  private IllegalArgumentException refusal(String option, String expected, @Nullable Object value) {
    return new IllegalArgumentException(
        loss + ": " + option + " must be " + expected + ", was " + value);
  }
}
