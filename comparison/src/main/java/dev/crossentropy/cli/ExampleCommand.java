package dev.crossentropy.cli;

import dev.crossentropy.comparison.Comparison;
import dev.crossentropy.experiment.Experiment;
import dev.crossentropy.experiment.TrainingSettings;
import dev.crossentropy.report.OutputFolder;
import dev.crossentropy.report.ResultFiles;
import dev.crossentropy.report.ResultTable;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * An example as a command: it names its data, its network and its defaults, and inherits the options,
 * the comparison and the results. An example with options of its own adds picocli fields.
 */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public abstract class ExampleCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ExampleOptions options;

  @Option(names = "--verbose", description = "Log more, and show the stack trace of a failure.")
  private boolean verbose;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  private boolean help;

  /** Names the results' folder and the experiment in {@code result.json}, as in {@code iris}. */
  protected abstract String name();

  protected abstract ExampleDefaults defaults();

  /** The experiment under the given settings. */
  protected abstract Experiment experiment(TrainingSettings training);

  /** Errors of the virtual machine or of native libraries become failures like all others. */
  @Override
  public final Integer call() {
    try {
      return compare();
    } catch (LinkageError | OutOfMemoryError | StackOverflowError e) {
      throw new IllegalStateException(e.toString(), e);
    }
  }

  private Integer compare() {
    OutputFolder folder = OutputFolder.prepare(options.output);
    Comparison comparison =
        new Comparison(
            experiment(options.training()),
            options.losses.losses(),
            options.seeds,
            options.threads(),
            commandLine());
    Comparison.Outcome outcome;
    try (ConsoleProgress progress = ConsoleProgress.start(comparison)) {
      outcome = comparison.run(progress);
    }
    ResultFiles.write(outcome, folder);
    spec.commandLine().getOut().print(ResultTable.of(outcome.result()));
    spec.commandLine().getOut().println("\nResults: " + folder.path().toAbsolutePath());
    spec.commandLine().getOut().flush();
    return 0;
  }

  private String commandLine() {
    List<String> arguments = spec.commandLine().getParseResult().originalArgs();
    return String.join(" ", arguments);
  }
}
