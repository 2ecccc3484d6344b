package dev.crossentropy.cli.console;

import java.io.Console;
import java.io.IOException;
import org.jline.terminal.TerminalBuilder;

/** Whether a person watches, and how wide the screen is. */
public final class Terminal {

  /** Where nobody watches, text is laid out for the usual width. */
  private static final int USUAL_COLUMNS = 80;

  /** Narrower than this, tables would break everywhere; the terminal then wraps the lines. */
  private static final int LEAST_COLUMNS = 60;

  private Terminal() {}

  /**
   * From JDK 22 on a console is there even where input and output are files, and says itself
   * whether it is a terminal; before, it is null there.
   */
  @SuppressWarnings("SystemConsoleNull") // the check for null is for JDK 17 to 21
  public static boolean isInteractive() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  /** The characters that fit on a line. */
  public static int columns() {
    if (!isInteractive()) {
      return USUAL_COLUMNS;
    }
    try (org.jline.terminal.Terminal terminal =
        TerminalBuilder.builder().system(true).dumb(true).build()) {
      int columns = terminal.getWidth();
      return columns <= 0 ? USUAL_COLUMNS : Math.max(LEAST_COLUMNS, columns);
    } catch (IOException | RuntimeException e) {
      return USUAL_COLUMNS;
    }
  }
}
