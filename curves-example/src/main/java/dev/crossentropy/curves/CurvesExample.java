package dev.crossentropy.curves;

import dev.crossentropy.cli.CommandLauncher;
import dev.crossentropy.report.chart.Png;
import dev.crossentropy.training.output.OutputClaim;
import dev.crossentropy.training.output.OutputFolder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Cross-entropy itself, from the sigmoid to the tail that is clipped elsewhere, in ten figures. */
@Command(
    name = "curves-example",
    description = "Draws what cross-entropy is, and computes every point with this project's code.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class CurvesExample implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      defaultValue = "results/curves",
      description =
          "Folder for index.html, and a PNG and a CSV file per figure (default: ${DEFAULT-VALUE}).")
  private Path output;

  @Option(names = "--verbose", description = "Log more, and show the stack trace of a failure.")
  @SuppressWarnings("UnusedVariable") // CommandLauncher looks for it among the arguments
  private boolean verbose;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  public static void main(String... args) {
    CommandLauncher.main(new CommandLine(new CurvesExample()), args);
  }

  @Override
  public Integer call() {
    try (OutputClaim claim = OutputClaim.of(output)) {
      draw(claim.prepare());
    }
    return 0;
  }

  private void draw(OutputFolder folder) {
    List<Figure> figures = Story.figures();
    PrintWriter out = spec.commandLine().getOut();
    for (Figure figure : figures) {
      FigureFiles.write(figure, folder);
      tell(figure, out);
    }
    folder.write("index.html", IndexPage.of(figures));
    writeImages(figures, folder);
    out.println("Results: " + folder.path().toAbsolutePath());
    out.println("  index.html has all figures with what to see in them; beside it lie each figure");
    out.println("  as a PNG file and its points as CSV files.");
    out.flush();
  }

  /** Without fonts there are none; the page is complete all the same. */
  private void writeImages(List<Figure> figures, OutputFolder folder) {
    try {
      for (Figure figure : figures) {
        folder.write(FigureFiles.image(figure), Png.of(figure.title(), figure.charts()));
      }
    } catch (IllegalStateException e) {
      spec.commandLine().getErr().println("no PNG files: " + e.getMessage());
    }
  }

  private static void tell(Figure figure, PrintWriter out) {
    out.println(figure.title());
    out.println();
    out.print(figure.highlights().text());
    out.println();
    out.flush();
  }
}
