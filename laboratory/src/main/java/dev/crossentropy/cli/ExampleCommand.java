package dev.crossentropy.cli;

import dev.crossentropy.cli.losses.LossResolver;
import dev.crossentropy.data.images.ImageSource;
import dev.crossentropy.report.ResultFiles;
import dev.crossentropy.report.stored.TestImages;
import dev.crossentropy.report.text.Summary;
import dev.crossentropy.statistics.Comparison;
import dev.crossentropy.statistics.ComparisonResult;
import dev.crossentropy.training.Experiment;
import dev.crossentropy.training.NamedLoss;
import dev.crossentropy.training.TrainingSettings;
import dev.crossentropy.training.checkpoint.CheckpointFolder;
import dev.crossentropy.training.checkpoint.Checkpoints;
import dev.crossentropy.training.output.OutputClaim;
import dev.crossentropy.training.output.OutputFolder;
import dev.crossentropy.training.prediction.Task;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * An example as a command: it names its data, its network and its defaults, and inherits the
 * options, the comparison and the results. An example with options of its own adds picocli fields.
 */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public abstract class ExampleCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ExampleOptions options;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Log more, and show the stack trace of a failure.")
  @SuppressWarnings("UnusedVariable") // CommandLauncher looks for it among the arguments
  private boolean verbose;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help and exit.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  /**
   * Names the results' folder and the experiment in {@code result.json}: the command's name up to
   * {@code -example}, as in {@code iris}.
   */
  protected String name() {
    Command command = Objects.requireNonNull(getClass().getAnnotation(Command.class));
    return command.name().replaceFirst("-example$", "");
  }

  /** What a network says about an example; decides which losses can be named. */
  protected Task task() {
    return Task.ONE_CLASS;
  }

  /** The losses that are compared unless others are named; asked once the options are set. */
  protected String defaultLosses() {
    return LossResolver.defaults(task());
  }

  /** Defaults of the shared options; asked once the example's own options are set. */
  protected abstract ExampleDefaults defaults();

  /** How the defaults read in the help. */
  protected Map<String, String> helpVariables() {
    return defaults().helpVariables();
  }

  /** The experiment under the given settings. */
  protected abstract Experiment experiment(TrainingSettings training);

  /** Whether trainings can be interrupted; worth its time where an epoch takes seconds. */
  protected Interruption interruption() {
    return Interruption.LOSES_WORK;
  }

  /** Pictures of the test examples for the report, where the data are pictures. */
  private static @Nullable TestImages testImages(Experiment experiment) {
    return experiment.data() instanceof ImageSource source
        ? new TestPictures(source.images().test())
        : null;
  }

  /** Errors of the virtual machine or of native libraries become failures like all others. */
  @Override
  public final Integer call() {
    try {
      return compare();
    } catch (OutOfMemoryError e) {
      throw new IllegalStateException(
          "the memory is used up (%s; Java may have %,d MB). Give it more, as with MAVEN_OPTS=-Xmx8g, or train fewer networks side by side with --threads 1."
              .formatted(e.getMessage(), Runtime.getRuntime().maxMemory() >> 20),
          e);
    } catch (LinkageError | StackOverflowError e) {
      throw new IllegalStateException(e.toString(), e);
    }
  }

  private Integer compare() {
    List<NamedLoss> losses = losses();
    List<Double> rates = options.learningRates(defaults());
    try (OutputClaim claim = OutputClaim.of(options.output(name()))) {
      OutputFolder folder = claim.prepare();
      if (rates.size() == 1) {
        compare(losses, rates.get(0), folder);
      } else {
        compareRates(losses, rates, folder.path());
      }
    }
    return 0;
  }

  private void compareRates(List<NamedLoss> losses, List<Double> rates, Path output) {
    List<ComparisonResult> results = new ArrayList<>();
    for (double rate : rates) {
      try (OutputClaim claim = OutputClaim.of(output.resolve("learning-rate-" + rate))) {
        results.add(compare(losses, rate, claim.prepare()));
      }
    }
    spec.commandLine().getOut().println();
    spec.commandLine().getOut().print(Summary.of(results));
    spec.commandLine().getOut().flush();
  }

  private List<NamedLoss> losses() {
    if (task() == Task.LABEL_SET && options.imbalance != 1) {
      throw new ParameterException(
          spec.commandLine(), "--imbalance needs one label of several classes, not several labels");
    }
    try {
      return options.losses(task(), this::defaultLosses);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private ComparisonResult compare(
      List<NamedLoss> losses, double learningRate, OutputFolder folder) {
    Comparison comparison =
        new Comparison(
            experiment(options.training(defaults(), learningRate)),
            losses,
            options.seeds(defaults()),
            options.threads(),
            commandLine());
    CheckpointFolder kept = new CheckpointFolder(folder);
    PrintWriter err = spec.commandLine().getErr();
    Checkpoints checkpoints = interruption().checkpoints(kept, err);
    Comparison.Outcome outcome;
    try (ConsoleProgress progress = ConsoleProgress.start(err, comparison.examplesToTrain())) {
      outcome = comparison.run(progress, checkpoints);
    }
    ResultFiles.write(outcome, testImages(comparison.experiment()), folder);
    kept.clear();
    Results.print(ResultFiles.report(folder.path(), folder), spec.commandLine());
    return outcome.result();
  }

  private String commandLine() {
    List<String> arguments = spec.commandLine().getParseResult().originalArgs();
    return String.join(" ", arguments);
  }
}
