package dev.crossentropy.data.table.file;

import java.util.List;

/** A separator of fields that has a name, since a shell makes some of them hard to type. */
public record Separator(String name, char character) {

  /** Any number of spaces and tabs. */
  public static final char SPACES = ' ';

  /** In the order in which the first of equally good ones is taken. */
  public static final List<Separator> NAMED =
      List.of(
          new Separator("comma", ','),
          new Separator("semicolon", ';'),
          new Separator("tab", '\t'),
          new Separator("bar", '|'),
          new Separator("space", SPACES));

  /**
   * @param text a name or a single character
   * @throws IllegalArgumentException if it is neither
   */
  public static char parse(String text) {
    for (Separator separator : NAMED) {
      if (separator.name().equals(text)) {
        return separator.character();
      }
    }
    if (text.length() == 1 && "\"'\r\n".indexOf(text.charAt(0)) < 0) {
      return text.charAt(0);
    }
    throw new IllegalArgumentException(
        "'%s' is no separator: expected comma, semicolon, tab, bar, space or a single character"
            .formatted(text));
  }

  /** As in {@code semicolons}. */
  public static String plural(char character) {
    return NAMED.stream()
        .filter(separator -> separator.character() == character)
        .map(separator -> separator.name() + "s")
        .findFirst()
        .orElse("separator '" + character + "'");
  }
}
