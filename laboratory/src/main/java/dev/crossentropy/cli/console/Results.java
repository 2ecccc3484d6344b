package dev.crossentropy.cli.console;

import dev.crossentropy.report.ResultFiles.Report;
import dev.crossentropy.report.text.ResultTable;
import dev.crossentropy.report.text.TextStyle;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** What standard output shows at the end: the table, and where the report lies. */
public final class Results {

  private Results() {}

  public static void print(Report report, CommandLine commandLine) {
    PrintWriter out = commandLine.getOut();
    out.print(ResultTable.of(report.result(), style()));
    out.println();
    out.println("Report: " + report.page().toAbsolutePath().normalize());
    out.flush();
    for (String missing : report.missing()) {
      commandLine.getErr().println("Missing: " + missing);
    }
    commandLine.getErr().flush();
  }

  /**
   * Picocli knows NO_COLOR and whether there is a terminal, but not that a dumb one has no colours.
   */
  private static TextStyle style() {
    boolean colors = Ansi.AUTO.enabled() && !"dumb".equals(System.getenv("TERM"));
    return new TextStyle(
        colors ? TextStyle.Color.ANSI : TextStyle.Color.NONE,
        TextStyle.Signs.of(charset()),
        Terminal.columns());
  }

  /** Of standard output; the property is there from JDK 19 on, before the default charset rules. */
  private static Charset charset() {
    String name = System.getProperty("stdout.encoding");
    return name != null && Charset.isSupported(name)
        ? Charset.forName(name)
        : Charset.defaultCharset();
  }
}
