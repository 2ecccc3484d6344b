package dev.crossentropy.cli;

import dev.crossentropy.report.stored.ResultReader;
import dev.crossentropy.report.text.Summary;
import dev.crossentropy.statistics.ComparisonResult;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Several stored results in one table. */
@Command(
    name = "summary",
    description = "Prints several stored results as one Markdown table, without training.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class SummaryCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", arity = "1..*", description = "Folders that hold result.json.")
  private List<Path> folders;

  @Override
  public Integer call() {
    List<ComparisonResult> results =
        folders.stream().map(folder -> ResultReader.read(folder).result()).toList();
    spec.commandLine().getOut().print(Summary.of(results));
    spec.commandLine().getOut().flush();
    return 0;
  }
}
