package dev.crossentropy.cli;

import dev.crossentropy.cli.console.Results;
import dev.crossentropy.report.ResultFiles;
import dev.crossentropy.report.stored.ResultReader;
import dev.crossentropy.training.output.OutputClaim;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Rebuilds the page and the plots of a stored result, without training. */
@Command(
    name = "report",
    description = "Rebuilds report.html and the plots from a stored result, without training.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ReportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--from",
      paramLabel = "DIR",
      description =
          "The folder that holds result.json; the page goes there, too (default:"
              + " ${DEFAULT-VALUE}).")
  private Path from;

  @Override
  public Integer call() {
    ResultReader.requireResult(from);
    try (OutputClaim claim = OutputClaim.of(from)) {
      Results.print(ResultFiles.report(from, claim.prepare()), spec.commandLine());
    }
    return 0;
  }
}
