package dev.crossentropy.report.chart;

import java.util.Locale;

/** SVG elements as text, as they are appended. */
final class Svg {

  /** Width of a letter on average, above rather than below: no font is measured. */
  static final double LETTER = 5.9;

  private final StringBuilder text = new StringBuilder();

  /** Values are numbers, or text that is {@link #escaped} already. */
  Svg add(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
    return this;
  }

  /** To a tenth of a pixel. */
  static String number(double value) {
    String number = String.format(Locale.ROOT, "%.1f", value);
    return number.endsWith(".0") ? number.substring(0, number.length() - 2) : number;
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replaceAll("\\p{Cntrl}", " ");
  }

  static double width(String text) {
    return LETTER * text.length();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
