package dev.crossentropy.cli.losses;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The types of parameters that a word on the command line can be read as. */
final class ArgumentType {

  private static final List<Class<?>> KNOWN =
      List.of(
          double.class,
          float.class,
          int.class,
          long.class,
          boolean.class,
          String.class,
          double[].class,
          int[].class,
          INDArray.class);

  private ArgumentType() {}

  static boolean isKnown(Class<?> type) {
    return KNOWN.contains(type) || type.isEnum();
  }

  /** How a value of the type is typed, for help and messages. */
  static String form(Class<?> type) {
    if (type.isEnum()) {
      return constants(type).map(ArgumentType::typed).collect(Collectors.joining("|"));
    }
    if (type == double[].class || type == INDArray.class) {
      return "X:X:…";
    }
    if (type == int[].class) {
      return "N:N:…";
    }
    return type == int.class || type == long.class
        ? "N"
        : type == boolean.class ? "true|false" : "X";
  }

  /**
   * @throws IllegalArgumentException if the text is no value of the type
   */
  static Object parse(Class<?> type, String text) {
    try {
      return type.isEnum() ? constant(type, text) : number(type, text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "'%s' is not a number%s".formatted(text, type.isArray() ? " list such as 1:1:5" : ""), e);
    }
  }

  private static Object number(Class<?> type, String text) {
    if (type == double.class) {
      return Double.parseDouble(text);
    } else if (type == float.class) {
      return Float.parseFloat(text);
    } else if (type == int.class) {
      return Integer.parseInt(text);
    } else if (type == long.class) {
      return Long.parseLong(text);
    } else if (type == double[].class) {
      return doubles(text);
    } else if (type == int[].class) {
      return Arrays.stream(text.split(":", -1)).mapToInt(Integer::parseInt).toArray();
    } else if (type == INDArray.class) {
      return Nd4j.createFromArray(doubles(text));
    } else if (type == boolean.class && (text.equals("true") || text.equals("false"))) {
      return Boolean.valueOf(text);
    } else if (type == String.class) {
      return text;
    }
    throw new IllegalArgumentException("'%s' is not %s".formatted(text, form(type)));
  }

  private static double[] doubles(String text) {
    return Arrays.stream(text.split(":", -1)).mapToDouble(Double::parseDouble).toArray();
  }

  private static Object constant(Class<?> type, String text) {
    return constants(type)
        .filter(constant -> typed(constant).equals(text.toLowerCase(Locale.ROOT).replace('_', '-')))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException("'%s' is not one of %s".formatted(text, form(type))));
  }

  private static Stream<Object> constants(Class<?> type) {
    return Arrays.stream(type.getEnumConstants());
  }

  private static String typed(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The value as {@code result.json} shows it. */
  static Object shown(Object value) {
    if (value instanceof double[] numbers) {
      return Arrays.stream(numbers).boxed().toList();
    } else if (value instanceof int[] numbers) {
      return Arrays.stream(numbers).boxed().toList();
    } else if (value instanceof INDArray array) {
      return Arrays.stream(array.toDoubleVector()).boxed().toList();
    }
    return value instanceof Enum<?> constant ? constant.name() : value;
  }
}
