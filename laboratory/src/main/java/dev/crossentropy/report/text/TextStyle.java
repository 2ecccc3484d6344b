package dev.crossentropy.report.text;

import dev.crossentropy.statistics.Verdict;
import java.nio.charset.Charset;

/**
 * What a terminal can show.
 *
 * @param color whether it understands ANSI colours
 * @param signs whether its character set has ±, otherwise it is spelt +/-
 * @param columns that fit on a line
 */
public record TextStyle(Color color, Signs signs, int columns) {

  /** For files and tests: no colours, all characters. */
  public static final TextStyle PLAIN = new TextStyle(Color.NONE, Signs.UNICODE, TextTable.WIDTH);

  /** Whether verdicts are coloured. */
  public enum Color {
    NONE,
    ANSI
  }

  /** Which characters are used. */
  public enum Signs {
    UNICODE,
    ASCII;

    public static Signs of(Charset charset) {
      return charset.canEncode() && charset.newEncoder().canEncode("±") ? UNICODE : ASCII;
    }
  }

  private static final String RESET = "\u001b[0m";

  /** Text of the page or a table, in characters that this terminal has. */
  String plain(String text) {
    String simple = text.replace('−', '-').replace('’', '\'').replace('“', '"').replace('”', '"');
    return signs == Signs.UNICODE ? simple : simple.replace("±", "+/-").replace("∞", "inf");
  }

  String strong(String text) {
    return colored("\u001b[1m", text);
  }

  String faint(String text) {
    return colored("\u001b[2m", text);
  }

  String of(Verdict verdict, String text) {
    return colored(
        switch (verdict) {
          case IDENTICAL, EQUIVALENT -> "\u001b[1;36m";
          case BETTER -> "\u001b[1;32m";
          case WORSE -> "\u001b[1;31m";
          case INCONCLUSIVE -> "\u001b[1;33m";
        },
        text);
  }

  private String colored(String code, String text) {
    return color == Color.ANSI ? code + text + RESET : text;
  }
}
