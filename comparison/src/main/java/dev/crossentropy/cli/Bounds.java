package dev.crossentropy.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Numbers that an option accepts; everything else is refused with the option's name and value. */
final class Bounds {

  private Bounds() {}

  /** A whole number of at least 1. */
  static final class Count implements ITypeConverter<Integer> {

    @Override
    public Integer convert(String value) {
      try {
        int count = Integer.parseInt(value);
        if (count >= 1) {
          return count;
        }
      } catch (NumberFormatException e) {
        // Refused below, as a number out of range is.
      }
      throw refused(value, "a whole number from 1 to " + Integer.MAX_VALUE);
    }
  }

  /** A finite number above 0. */
  static final class Positive implements ITypeConverter<Double> {

    @Override
    public Double convert(String value) {
      double number = parse(value);
      if (number > 0 && number < Double.POSITIVE_INFINITY) {
        return number;
      }
      throw refused(value, "a number above 0");
    }
  }

  /** A finite number from 1 on. */
  static final class Ratio implements ITypeConverter<Double> {

    @Override
    public Double convert(String value) {
      double number = parse(value);
      if (number >= 1 && number < Double.POSITIVE_INFINITY) {
        return number;
      }
      throw refused(value, "a number from 1 on");
    }
  }

  /** A probability below 1. */
  static final class Probability implements ITypeConverter<Double> {

    @Override
    public Double convert(String value) {
      double number = parse(value);
      if (number >= 0 && number < 1) {
        return number;
      }
      throw refused(value, "a number from 0 to below 1");
    }
  }

  private static double parse(String value) {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static TypeConversionException refused(String value, String expected) {
    return new TypeConversionException("'%s' is not %s".formatted(value, expected));
  }
}
