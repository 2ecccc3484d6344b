package dev.crossentropy.data;

import java.util.List;

/** Text from a user's file, cut down to what a line on a terminal can show. */
public final class Excerpt {

  /** Half a line: the rest says what is wrong with it. */
  private static final int CHARACTERS = 40;

  private static final int NAMES = 20;

  private Excerpt() {}

  /** The beginning of a text; control characters, which a terminal would obey, become �. */
  public static String of(String text) {
    String start =
        text.codePointCount(0, text.length()) <= CHARACTERS
            ? text
            : text.substring(0, text.offsetByCodePoints(0, CHARACTERS)) + "…";
    return start.replaceAll("\\p{Cntrl}", "\uFFFD");
  }

  /** The first names of a list, and how many more there are. */
  public static String of(List<String> names) {
    String shown = String.join(", ", names.stream().limit(NAMES).map(Excerpt::of).toList());
    return names.size() <= NAMES ? shown : "%s and %d more".formatted(shown, names.size() - NAMES);
  }
}
