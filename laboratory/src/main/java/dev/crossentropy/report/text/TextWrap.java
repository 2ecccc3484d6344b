package dev.crossentropy.report.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks text between words; a word that is wider than a line breaks before a parenthesis or after
 * a comma, as a loss with its options does, and only where there is neither, within.
 */
public final class TextWrap {

  /** After blanks and commas, before an opening parenthesis. */
  private static final String BREAK = "(?<= )|(?<=,)(?! )|(?<! )(?=\\()";

  private TextWrap() {}

  public static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split("(?<= )", -1)) {
      boolean wide = word.strip().length() > width;
      for (String part : wide ? word.split(BREAK, -1) : new String[] {word}) {
        append(part, width, line, lines);
      }
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }

  private static void append(String part, int width, StringBuilder line, List<String> lines) {
    String rest = part;
    if (!line.toString().isBlank() && line.length() + rest.stripTrailing().length() > width) {
      lines.add(line.toString().stripTrailing());
      line.setLength(0);
    }
    while (rest.stripTrailing().length() > width) {
      lines.add(rest.substring(0, width));
      rest = rest.substring(width);
    }
    line.append(rest);
  }
}
