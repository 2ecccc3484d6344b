package dev.crossentropy.data.csv;

import java.util.List;

/** A separator of fields that has a name, since a shell makes some of them hard to type. */
public record Separator(String name, char character) {

  public static final List<Separator> NAMED =
      List.of(
          new Separator("comma", ','), new Separator("semicolon", ';'), new Separator("tab", '\t'));

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
    if (text.length() == 1 && "\"\r\n".indexOf(text.charAt(0)) < 0) {
      return text.charAt(0);
    }
    throw new IllegalArgumentException(
        "'%s' is no separator: expected tab, semicolon, comma or a single character"
            .formatted(text));
  }
}
