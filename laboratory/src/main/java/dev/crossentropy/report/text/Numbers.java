package dev.crossentropy.report.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as a person reads them: a point for decimals, a true minus, no surplus digits. */
public final class Numbers {

  private Numbers() {}

  public static String fixed(double value, int decimals) {
    return minus(String.format(Locale.ROOT, "%,." + decimals + "f", value));
  }

  /** With its sign, except where it rounds to zero. */
  public static String signed(double value, int decimals) {
    String text = fixed(Math.abs(value), decimals);
    boolean zero = text.chars().allMatch(c -> c == '0' || c == '.');
    return zero ? text : (value < 0 ? "−" : "+") + text;
  }

  /** Three significant digits. */
  public static String three(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "not a number" : value > 0 ? "∞" : "−∞";
    }
    if (value != 0 && Math.abs(value) < 1e-3) {
      return minus(String.format(Locale.ROOT, "%.1e", value)).replace("e−0", "e−");
    }
    return minus(
        new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString());
  }

  /** All digits, without an exponent. */
  public static String plain(double value) {
    return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }

  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static String minus(String text) {
    return text.replace('-', '−');
  }
}
