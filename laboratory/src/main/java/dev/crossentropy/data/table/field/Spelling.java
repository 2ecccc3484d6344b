package dev.crossentropy.data.table.field;

import java.util.Locale;
import java.util.regex.Pattern;

/** When two spellings are one word. */
public final class Spelling {

  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

  /** Tools that read a column of whole numbers as decimals write the class 1 as 1.0. */
  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+\\.0*");

  private Spelling() {}

  /** A field without what surrounds it: spaces of any kind. */
  public static String stripped(String field) {
    int start = 0;
    int end = field.length();
    while (start < end && isSpace(field.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(field.charAt(end - 1))) {
      end--;
    }
    return field.substring(start, end);
  }

  private static boolean isSpace(char c) {
    return c <= ' ' || Character.isSpaceChar(c) || c == '\uFEFF';
  }

  /** A whole number without its point; any other text as it is. */
  public static String withoutPoint(String field) {
    return field.indexOf('.') > 0 && WHOLE.matcher(field).matches()
        ? field.substring(0, field.indexOf('.'))
        : field;
  }

  /**
   * Equal for spellings that differ by case or spaces. Single letters stay apart, since {@code a}
   * and {@code A} are as often two things as one.
   */
  public static String key(String field) {
    String text = withoutPoint(field);
    return text.length() < 2 ? text : SPACES.matcher(text).replaceAll(" ").toLowerCase(Locale.ROOT);
  }
}
