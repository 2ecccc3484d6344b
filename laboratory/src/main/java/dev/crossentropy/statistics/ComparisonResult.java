package dev.crossentropy.statistics;

import dev.crossentropy.training.Divergence;
import dev.crossentropy.training.ExperimentSetup;
import dev.crossentropy.training.RunOutcome;
import dev.crossentropy.training.RunResult;
import dev.crossentropy.training.TrainingSettings;
import dev.crossentropy.training.execution.Provenance;
import dev.crossentropy.training.function.FunctionParity;
import dev.crossentropy.training.plan.LearningRateTrial;
import dev.crossentropy.training.prediction.Task;
import java.util.List;

/**
 * All that a comparison found; what {@code result.json} holds.
 *
 * @param losses the first is the baseline
 * @param functionParity the baseline against the first candidate
 * @param functionParities the baseline against every candidate
 * @param learningRates how each loss fared at each rate; none if one was given
 * @param mcNemar one for each candidate after a single seed, otherwise empty
 */
public record ComparisonResult(
    String experiment,
    Task task,
    Provenance provenance,
    TrainingSettings training,
    List<String> classNames,
    ExperimentSetup setup,
    List<ComparedLoss> losses,
    FunctionParity functionParity,
    List<FunctionParity> functionParities,
    List<RunOutcome> runs,
    List<LearningRateTrial> learningRates,
    List<PairedComparison> comparisons,
    List<McNemar> mcNemar) {

  public ComparisonResult {
    classNames = List.copyOf(classNames);
    losses = List.copyOf(losses);
    runs = List.copyOf(runs);
    learningRates = List.copyOf(learningRates);
    functionParities = List.copyOf(functionParities);
    comparisons = List.copyOf(comparisons);
    mcNemar = List.copyOf(mcNemar);
  }

  public ComparedLoss baseline() {
    return losses.get(0);
  }

  public List<ComparedLoss> candidates() {
    return losses.subList(1, losses.size());
  }

  /** What is compared, with its margins. */
  public List<Metric> metrics() {
    return comparisons.stream().map(PairedComparison::metric).distinct().toList();
  }

  /** Trainings per loss. */
  public int seeds() {
    return outcomesOf(baseline().name()).size();
  }

  /** The runs of one loss, diverged ones included, in the order of the seeds. */
  public List<RunOutcome> outcomesOf(String loss) {
    return runs.stream().filter(run -> run.loss().equals(loss)).toList();
  }

  /** The runs of one loss that were trained to their end, in the order of the seeds. */
  public List<RunResult> runsOf(String loss) {
    return trained().stream().filter(run -> run.loss().equals(loss)).toList();
  }

  /** The runs that were trained to their end. */
  public List<RunResult> trained() {
    return runs.stream().filter(RunResult.class::isInstance).map(RunResult.class::cast).toList();
  }

  /** The runs that were not. */
  public List<Divergence> diverged() {
    return runs.stream().filter(Divergence.class::isInstance).map(Divergence.class::cast).toList();
  }
}
