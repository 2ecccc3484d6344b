package dev.crossentropy.cli;

import dev.crossentropy.cli.console.ConsoleProgress;
import dev.crossentropy.cli.console.ConsoleProgress.Workload;
import dev.crossentropy.cli.console.Results;
import dev.crossentropy.cli.losses.LossResolver;
import dev.crossentropy.data.images.ImageSource;
import dev.crossentropy.report.ResultFiles;
import dev.crossentropy.report.stored.EarlierResult;
import dev.crossentropy.report.stored.TestImages;
import dev.crossentropy.statistics.Comparison;
import dev.crossentropy.statistics.Metric;
import dev.crossentropy.training.Experiment;
import dev.crossentropy.training.NamedLoss;
import dev.crossentropy.training.Run;
import dev.crossentropy.training.TrainedRun;
import dev.crossentropy.training.TrainingSettings;
import dev.crossentropy.training.checkpoint.RunFolder;
import dev.crossentropy.training.execution.LocalThreads;
import dev.crossentropy.training.execution.PlanExecution;
import dev.crossentropy.training.execution.RunExecutor;
import dev.crossentropy.training.output.OutputClaim;
import dev.crossentropy.training.output.OutputFolder;
import dev.crossentropy.training.plan.LearningRateTrial;
import dev.crossentropy.training.plan.RunPlan;
import dev.crossentropy.training.prediction.Task;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
   * Names the experiment in {@code result.json}: the command's name up to {@code -example}, as in
   * {@code iris}.
   */
  protected String name() {
    Command command = Objects.requireNonNull(getClass().getAnnotation(Command.class));
    return command.name().replaceFirst("-example$", "");
  }

  /** Names the results' folder below {@code results}, asked once the options are set. */
  protected String folder() {
    return name();
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
    List<Metric> metrics = metrics();
    RunPlan plan = plan(losses);
    try (OutputClaim claim = OutputClaim.of(options.output(folder()))) {
      OutputFolder folder = claim.prepare();
      EarlierResult.in(folder.path())
          .filter(earlier -> !earlier.isOf(commandLine()))
          .map(EarlierResult::setAside)
          .ifPresent(aside -> tell("The result of an earlier command is now in " + aside.folder()));
      RunFolder kept = kept(folder, plan);
      Instant startedAt = Instant.now();
      List<TrainedRun> trained = train(plan, kept);
      if (options.part != null) {
        tellPart(options.part, trained.size(), plan, folder);
        return 0;
      }
      List<LearningRateTrial> rates = LearningRateTrial.of(plan, trained);
      Comparison.Outcome outcome =
          new Comparison(
                  plan.experiment(),
                  losses,
                  metrics,
                  plan.seeds(),
                  options.threads(),
                  commandLine())
              .of(LearningRateTrial.chosen(rates, trained), rates, startedAt);
      ResultFiles.Report report = ResultFiles.write(outcome, testImages(plan.experiment()), folder);
      kept.clear();
      Results.print(report, spec.commandLine());
    }
    return 0;
  }

  private RunPlan plan(List<NamedLoss> losses) {
    TrainingSettings training;
    try {
      training = options.training(defaults());
      return new RunPlan(
          options.network == null
              ? experiment(training)
              : experiment(training).withNetwork(JsonNetwork.read(options.network)),
          losses,
          options.seeds(defaults()),
          options.learningRates(defaults()));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  /** What an interrupted command left is taken up or dropped, as the user says. */
  private RunFolder kept(OutputFolder folder, RunPlan plan) {
    RunFolder kept = new RunFolder(folder);
    if (options.resume && kept.isEmpty()) {
      tell("Nothing to resume in the output folder: starting from the beginning.");
    } else if (options.resume) {
      kept.requireOnly(plan.runs());
    } else if (!kept.isEmpty()) {
      tell(
          "Starting from the beginning; an interrupted command's runs are dropped"
              + " (--resume would have gone on from them).");
      kept.clear();
    }
    return kept;
  }

  private List<TrainedRun> train(RunPlan plan, RunFolder kept) {
    Part part = options.part;
    List<Run> runs = part == null ? plan.runs() : plan.part(part.number(), part.of());
    if (runs.isEmpty()) {
      return List.of();
    }
    try (ConsoleProgress progress =
            ConsoleProgress.start(spec.commandLine().getErr(), Workload.of(runs));
        RunExecutor executor = new LocalThreads(options.threads(), kept)) {
      return new PlanExecution(runs, kept, executor, progress).train();
    }
  }

  private void tellPart(Part part, int trained, RunPlan plan, OutputFolder folder) {
    MergeCommand.describe(originalArguments(), plan, folder);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "Part %s is trained: %d of %d runs are kept in %s. Once all parts are: merge DIR…%n",
        part,
        trained,
        plan.runs().size(),
        folder.path());
    out.flush();
  }

  private void tell(String line) {
    spec.commandLine().getErr().println(line);
    spec.commandLine().getErr().flush();
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

  private List<Metric> metrics() {
    try {
      return options.metrics(task());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private String commandLine() {
    return String.join(" ", originalArguments());
  }

  private List<String> originalArguments() {
    return spec.commandLine().getParseResult().originalArgs();
  }
}
