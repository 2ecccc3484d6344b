package dev.crossentropy.cli;

import dev.crossentropy.statistics.Outlook;
import java.util.function.DoublePredicate;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Numbers that an option accepts; everything else is refused with the option's name and value. */
public final class Bounds {

  private Bounds() {}

  /** A whole number within bounds. */
  public abstract static class WholeNumber implements ITypeConverter<Integer> {

    private final int least;
    private final int most;

    protected WholeNumber(int least, int most) {
      this.least = least;
      this.most = most;
    }

    @Override
    public Integer convert(String value) {
      try {
        int count = Integer.parseInt(value);
        if (count >= least && count <= most) {
          return count;
        }
      } catch (NumberFormatException e) {
        // Refused below, as a number out of range is.
      }
      throw refused(value, "a whole number from %d to %d".formatted(least, most));
    }
  }

  /** A whole number of at least 1. */
  static final class Count extends WholeNumber {

    Count() {
      super(1, Integer.MAX_VALUE);
    }
  }

  /** A whole number of at least 0. */
  static final class WholeNumberFromZero extends WholeNumber {

    WholeNumberFromZero() {
      super(0, Integer.MAX_VALUE);
    }
  }

  /**
   * Seeds. A thousand are enough for everybody: where all share one test set its examples bound
   * what can be told, and where each draws its own, an interval of a thousand seeds is hardly
   * shorter than one of a hundred.
   */
  static final class Seeds extends WholeNumber {

    Seeds() {
      super(1, Outlook.MANY);
    }
  }

  private abstract static class RealNumber implements ITypeConverter<Double> {

    private final DoublePredicate accepted;
    private final String expected;

    RealNumber(DoublePredicate accepted, String expected) {
      this.accepted = accepted;
      this.expected = expected;
    }

    @Override
    public Double convert(String value) {
      double number = parsed(value);
      if (accepted.test(number)) {
        return number;
      }
      throw refused(value, expected);
    }

    private static double parsed(String value) {
      try {
        return Double.parseDouble(value);
      } catch (NumberFormatException e) {
        return Double.NaN;
      }
    }
  }

  /**
   * Step sizes. Updaters compute in single precision, where a rate much further from 1 becomes 0 or
   * infinite, and Adam then does not move at all without a word.
   */
  static final class LearningRate extends RealNumber {

    LearningRate() {
      super(rate -> rate >= 1e-38 && rate <= 1e38, "a number from 1e-38 to 1e38");
    }
  }

  /** The parameter of a symmetric beta distribution: outside, its draws are all 0 and 1, or ½. */
  static final class BetaParameter extends RealNumber {

    BetaParameter() {
      super(alpha -> alpha >= 0.001 && alpha <= 1000, "a number from 0.001 to 1000");
    }
  }

  /** A ratio of class sizes; no class has more examples than an array has places. */
  static final class Ratio extends RealNumber {

    Ratio() {
      super(ratio -> ratio >= 1 && ratio <= 1e9, "a number from 1 to 1e9");
    }
  }

  /** A probability below 1. */
  static final class Probability extends RealNumber {

    Probability() {
      super(probability -> probability >= 0 && probability < 1, "a number from 0 to below 1");
    }
  }

  private static TypeConversionException refused(String value, String expected) {
    return new TypeConversionException("'%s' is not %s".formatted(value, expected));
  }
}
