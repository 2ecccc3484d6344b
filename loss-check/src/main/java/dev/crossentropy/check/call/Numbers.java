package dev.crossentropy.check.call;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as a person writes them. */
public final class Numbers {

  /** Digits that a person compares at a glance. */
  private static final int FEW_DIGITS = 5;

  /** Digits that tell any two doubles apart. */
  private static final int ALL_DIGITS = 17;

  private Numbers() {}

  /** All digits of the number, without zeros that say nothing. */
  public static String text(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e9
        ? Long.toString((long) number)
        : Double.toString(number);
  }

  /** The number in as few digits as show that it is not the other one, at least five. */
  public static String textBeside(double number, double other) {
    if (number == other) {
      return rounded(number, FEW_DIGITS);
    }
    for (int digits = FEW_DIGITS; digits < ALL_DIGITS; digits++) {
      String text = rounded(number, digits);
      if (!text.equals(rounded(other, digits))) {
        return text;
      }
    }
    return Double.toString(number);
  }

  private static String rounded(double number, int digits) {
    return Double.isFinite(number)
        ? text(new BigDecimal(number).round(new MathContext(digits)).doubleValue())
        : Double.toString(number);
  }
}
