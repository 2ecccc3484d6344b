package dev.crossentropy.cli;

import java.io.Console;

/** Whether a person watches. */
public final class Terminal {

  /**
   * What fits on a line: a bar that is wider leaves a line behind whenever it moves. One less than
   * the usual 80, since some terminals begin the next line as soon as one is full.
   */
  public static final int COLUMNS = 79;

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
}
