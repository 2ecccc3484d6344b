package dev.crossentropy.statistics;

import dev.crossentropy.training.Experiment;
import dev.crossentropy.training.ExperimentSetup;
import dev.crossentropy.training.NamedLoss;
import dev.crossentropy.training.Run;
import dev.crossentropy.training.RunResult;
import dev.crossentropy.training.TrainedRun;
import dev.crossentropy.training.checkpoint.Checkpoints;
import dev.crossentropy.training.execution.ParallelRuns;
import dev.crossentropy.training.execution.Provenance;
import dev.crossentropy.training.execution.Trainer;
import dev.crossentropy.training.execution.TrainingProgress;
import dev.crossentropy.training.function.FunctionParity;
import dev.crossentropy.training.function.ScoreProbe;
import dev.crossentropy.training.prediction.Predictions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * The same experiment under several losses over the same seeds.
 *
 * <p>The first loss is the baseline; each other one is compared with it, seed by seed. Equal data,
 * equal order of mini-batches and equal initial parameters make the differences paired.
 *
 * @param seeds runs per loss; seeds are 1, 2, …
 * @param threads runs trained side by side
 * @param command what the user typed, for the provenance
 */
public record Comparison(
    Experiment experiment, List<NamedLoss> losses, int seeds, int threads, String command) {

  public Comparison {
    losses = List.copyOf(losses);
  }

  /**
   * What came out.
   *
   * @param trained in the order of {@link ComparisonResult#runs}
   */
  public record Outcome(ComparisonResult result, List<TrainedRun> trained, ScoreProbe probe) {}

  /** Number of runs that {@link #run} trains. */
  public int size() {
    return losses.size() * seeds;
  }

  /** Number of examples that {@link #run} shows to networks, over all runs and epochs. */
  public long examplesToTrain() {
    long perEpoch = experiment.split(1).train().numExamples();
    return size() * perEpoch * experiment.training().epochs();
  }

  /** Trains all runs and compares them. */
  public Outcome run(TrainingProgress progress) {
    return run(progress, Checkpoints.NONE);
  }

  /** Trains all runs, each from its last checkpoint, and compares them. */
  public Outcome run(TrainingProgress progress, Checkpoints checkpoints) {
    Instant startedAt = Instant.now();
    List<TrainedRun> trained =
        new ParallelRuns(threads, new Trainer(progress, checkpoints)).train(plannedRuns());
    List<RunResult> results = trained.stream().map(TrainedRun::result).toList();
    requireEqualStarts(results);
    Predictions baseline = trained.get(0).predictions();
    ExperimentSetup setup = ExperimentSetup.of(experiment, losses.get(0));
    List<FunctionParity> parities = functionParities(baseline);
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
            comparisons(results, setup.overlap()),
            mcNemar(trained));
    return new Outcome(result, trained, ScoreProbe.of(losses, experiment.task(), baseline));
  }

  /** Seed by seed, so that a progress display shows all losses advance together. */
  private List<Run> plannedRuns() {
    return LongStream.rangeClosed(1, seeds)
        .boxed()
        .flatMap(seed -> losses.stream().map(loss -> new Run(experiment, loss, seed)))
        .toList();
  }

  private static void requireEqualStarts(List<RunResult> results) {
    Map<Long, RunResult> first = new HashMap<>();
    for (RunResult run : results) {
      RunResult other = first.putIfAbsent(run.seed(), run);
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

  /** A single loss is compared with itself, since the result names one parity in any case. */
  private List<FunctionParity> functionParities(Predictions predictions) {
    return losses.subList(Math.min(1, losses.size() - 1), losses.size()).stream()
        .map(loss -> FunctionParity.of(losses.get(0), loss, experiment.task(), predictions))
        .toList();
  }

  private List<McNemar> mcNemar(List<TrainedRun> trained) {
    if (seeds > 1) {
      return List.of();
    }
    TrainedRun baseline = trained.get(0);
    return trained.subList(1, trained.size()).stream()
        .map(candidate -> McNemar.of(baseline, candidate))
        .toList();
  }

  private List<PairedComparison> comparisons(List<RunResult> results, double overlap) {
    List<RunResult> baseline = runsOf(losses.get(0), results);
    List<PairedComparison> comparisons = new ArrayList<>();
    for (NamedLoss candidate : losses.subList(1, losses.size())) {
      for (Metric metric : Metric.of(experiment.task())) {
        comparisons.add(PairedComparison.of(baseline, runsOf(candidate, results), metric, overlap));
      }
    }
    return comparisons;
  }

  private static List<RunResult> runsOf(NamedLoss loss, List<RunResult> results) {
    return results.stream().filter(run -> run.loss().equals(loss.name())).toList();
  }
}
