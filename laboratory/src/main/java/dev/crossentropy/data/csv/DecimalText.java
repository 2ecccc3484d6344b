package dev.crossentropy.data.csv;

/**
 * Numbers as people write them; Java's own parser also takes {@code 1d}, {@code 0x1p3} and more.
 */
final class DecimalText {

  /** What a field holds. */
  enum Kind {
    NUMBER,
    /** A number that a float cannot hold: infinite, or too large. */
    NOT_FINITE,
    TEXT
  }

  private DecimalText() {}

  static Kind kind(String field) {
    if (!looksDecimal(field)) {
      return field.matches("[+-]?(?i:inf|infinity)") ? Kind.NOT_FINITE : Kind.TEXT;
    }
    try {
      return Float.isInfinite((float) Double.parseDouble(field)) ? Kind.NOT_FINITE : Kind.NUMBER;
    } catch (NumberFormatException e) {
      return Kind.TEXT;
    }
  }

  /** Of a {@link Kind#NUMBER}. */
  static float value(String field) {
    return (float) Double.parseDouble(field);
  }

  private static boolean looksDecimal(String field) {
    boolean digits = false;
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c >= '0' && c <= '9') {
        digits = true;
      } else if (c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
        return false;
      }
    }
    return digits;
  }
}
