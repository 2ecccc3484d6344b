package dev.crossentropy.report;

import dev.crossentropy.comparison.Comparison;
import dev.crossentropy.experiment.RunResult;
import dev.crossentropy.experiment.TrainedRun;
import java.util.HashSet;
import java.util.Set;

/** Everything a comparison leaves in its output folder. */
public final class ResultFiles {

  private ResultFiles() {}

  /** Writes the first seed's model of each loss, and {@code result.json} last. */
  public static void write(Comparison.Outcome outcome, OutputFolder folder) {
    Set<String> saved = new HashSet<>();
    for (TrainedRun run : outcome.trained()) {
      RunResult result = run.result();
      if (saved.add(result.loss())) {
        folder.write("model-" + result.loss() + ".zip", run.model());
      }
    }
    folder.write("result.json", ResultJson.write(outcome.result()));
  }
}
