package dev.crossentropy.comparison;

import dev.crossentropy.experiment.NamedLoss;
import dev.crossentropy.experiment.RunResult;
import dev.crossentropy.experiment.TrainingSettings;
import java.util.List;

/** All that a comparison found; what {@code result.json} holds. */
public record ComparisonResult(
    String experiment,
    Provenance provenance,
    TrainingSettings training,
    List<String> classNames,
    List<NamedLoss> losses,
    FunctionParity functionParity,
    List<RunResult> runs,
    List<PairedComparison> comparisons) {

  public ComparisonResult {
    classNames = List.copyOf(classNames);
    losses = List.copyOf(losses);
    runs = List.copyOf(runs);
    comparisons = List.copyOf(comparisons);
  }

  /** The runs of one loss, in the order of the seeds. */
  public List<RunResult> runsOf(String loss) {
    return runs.stream().filter(run -> run.loss().equals(loss)).toList();
  }
}
