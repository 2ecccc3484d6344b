package dev.crossentropy.statistics;

import dev.crossentropy.training.Experiment;
import dev.crossentropy.training.ExperimentSetup;
import dev.crossentropy.training.NamedLoss;
import dev.crossentropy.training.Run;
import dev.crossentropy.training.RunOutcome;
import dev.crossentropy.training.TrainedRun;
import dev.crossentropy.training.checkpoint.Checkpoints;
import dev.crossentropy.training.checkpoint.KeptRuns;
import dev.crossentropy.training.execution.LocalThreads;
import dev.crossentropy.training.execution.PlanExecution;
import dev.crossentropy.training.execution.Provenance;
import dev.crossentropy.training.execution.RunExecutor;
import dev.crossentropy.training.execution.TrainingProgress;
import dev.crossentropy.training.function.FunctionParity;
import dev.crossentropy.training.function.LabelledLogits;
import dev.crossentropy.training.function.ScoreProbe;
import dev.crossentropy.training.model.SavedNetwork;
import dev.crossentropy.training.plan.LearningRateTrial;
import dev.crossentropy.training.plan.RunPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.dataset.DataSet;

/**
 * The same experiment under several losses over the same seeds.
 *
 * <p>The first loss is the baseline; each other one is compared with it, seed by seed. Equal data,
 * equal order of mini-batches and equal initial parameters make the differences paired.
 *
 * @param metrics what is compared, each with the margin that was fixed beforehand
 * @param seeds runs per loss; seeds are 1, 2, …
 * @param threads runs trained side by side
 * @param command what the user typed, for the provenance
 */
public record Comparison(
    Experiment experiment,
    List<NamedLoss> losses,
    List<Metric> metrics,
    int seeds,
    int threads,
    String command) {

  public Comparison {
    losses = List.copyOf(losses);
    metrics = List.copyOf(metrics);
  }

  /** With the task's metrics and their usual margins. */
  public Comparison(
      Experiment experiment, List<NamedLoss> losses, int seeds, int threads, String command) {
    this(experiment, losses, Metric.of(experiment.task()), seeds, threads, command);
  }

  /**
   * What came out.
   *
   * @param trained in the order of {@link ComparisonResult#runs}
   */
  public record Outcome(ComparisonResult result, List<TrainedRun> trained, ScoreProbe probe) {}

  /** Trains all runs, on threads of this process, and compares them. */
  public Outcome run(TrainingProgress progress) {
    Instant startedAt = Instant.now();
    RunPlan plan = new RunPlan(experiment, losses, seeds);
    try (RunExecutor executor = new LocalThreads(threads, Checkpoints.NONE)) {
      List<TrainedRun> trained =
          new PlanExecution(plan.runs(), KeptRuns.NONE, executor, progress).train();
      return of(trained, List.of(), startedAt);
    }
  }

  /**
   * Compares runs that were trained, wherever that was.
   *
   * @param trained one for each loss and seed, seed by seed
   * @param learningRates how each loss's learning rate was chosen; none if there was one
   */
  public Outcome of(
      List<TrainedRun> trained, List<LearningRateTrial> learningRates, Instant startedAt) {
    List<RunOutcome> results = trained.stream().map(TrainedRun::outcome).toList();
    requireEqualStarts(results);
    LabelledLogits logits = logits(trained);
    ExperimentSetup setup = ExperimentSetup.of(experiment, losses.get(0));
    List<FunctionParity> parities = functionParities(logits);
    ComparisonResult result =
        new ComparisonResult(
            experiment.name(),
            experiment.task(),
            Provenance.now(threads, experiment.data().sha256(), command, startedAt),
            experiment.training(),
            experiment.data().classNames(),
            setup,
            losses.stream().map(ComparedLoss::of).toList(),
            parities.get(0),
            parities,
            results,
            learningRates,
            comparisons(trained, setup),
            mcNemar(trained));
    return new Outcome(result, trained, ScoreProbe.of(losses, logits));
  }

  private static void requireEqualStarts(List<RunOutcome> results) {
    Map<Long, RunOutcome> first = new HashMap<>();
    for (RunOutcome run : results) {
      RunOutcome other = first.putIfAbsent(run.seed(), run);
      if (other != null && !other.initialParametersSha256().equals(run.initialParametersSha256())) {
        throw new IllegalStateException(
            "seed %d: %s and %s started from different parameters (SHA-256 %s and %s), so they cannot be compared. The network factory must not depend on the loss."
                .formatted(
                    run.seed(),
                    other.loss(),
                    run.loss(),
                    other.initialParametersSha256(),
                    run.initialParametersSha256()));
      }
    }
  }

  /** Of the first network that was trained to its end; if none was, of one before training. */
  private LabelledLogits logits(List<TrainedRun> trained) {
    DataSet test = experiment.examples(1).test();
    MultiLayerNetwork network =
        trained.stream()
            .filter(run -> run.model().length > 0)
            .findFirst()
            .map(run -> network(run.model()))
            .orElseGet(
                () ->
                    new Run(experiment, losses.get(0), 1)
                        .initialNetwork((int) test.getFeatures().size(1)));
    return LabelledLogits.of(experiment.task(), network, test);
  }

  private static MultiLayerNetwork network(byte[] model) {
    try {
      return SavedNetwork.of(model).network();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A single loss is compared with itself, since the result names one parity in any case. */
  private List<FunctionParity> functionParities(LabelledLogits logits) {
    return losses.subList(Math.min(1, losses.size() - 1), losses.size()).stream()
        .map(loss -> FunctionParity.of(losses.get(0), loss, logits))
        .toList();
  }

  private List<McNemar> mcNemar(List<TrainedRun> trained) {
    if (seeds > 1) {
      return List.of();
    }
    TrainedRun baseline = trained.get(0);
    return trained.subList(1, trained.size()).stream()
        .filter(candidate -> hasPredictions(baseline) && hasPredictions(candidate))
        .map(candidate -> McNemar.of(baseline, candidate))
        .toList();
  }

  private static boolean hasPredictions(TrainedRun run) {
    return run.predictions().size() > 0;
  }

  private List<PairedComparison> comparisons(List<TrainedRun> trained, ExperimentSetup setup) {
    SplitDesign design = SplitDesign.of(setup);
    Confidence confidence = Confidence.together(Math.max(1, losses.size() - 1));
    List<TrainedRun> baseline = runsOf(losses.get(0), trained);
    List<PairedComparison> comparisons = new ArrayList<>();
    for (NamedLoss candidate : losses.subList(1, losses.size())) {
      List<TrainedRun> other = runsOf(candidate, trained);
      for (Metric metric : metrics) {
        PairedComparison.of(baseline, other, metric, design, confidence)
            .ifPresent(comparisons::add);
      }
    }
    return comparisons;
  }

  private static List<TrainedRun> runsOf(NamedLoss loss, List<TrainedRun> trained) {
    return trained.stream().filter(run -> run.outcome().loss().equals(loss.name())).toList();
  }
}
