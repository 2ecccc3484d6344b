package dev.crossentropy.report;

import dev.crossentropy.statistics.Comparison;
import dev.crossentropy.statistics.ComparisonResult;
import dev.crossentropy.training.TrainedRun;
import dev.crossentropy.training.prediction.Predictions;
import dev.crossentropy.training.prediction.Task;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.factory.Nd4j;

/** The comparison of {@link ReportFixture}, its three classes taken as three labels. */
public final class LabelSetFixture {

  private static final int LABELS = 3;
  private static final int ROWS = 16;

  private LabelSetFixture() {}

  /** Runs of the given losses under seeds 1, 2, … */
  public static Comparison.Outcome outcome(int seeds, String... losses) {
    Comparison.Outcome classes = ReportFixture.outcome(seeds, losses);
    List<TrainedRun> trained =
        classes.trained().stream()
            .map(run -> new TrainedRun(run.outcome(), predictions(), run.model()))
            .toList();
    return new Comparison.Outcome(
        asLabels(classes.result(), seeds, losses), trained, classes.probe());
  }

  private static ComparisonResult asLabels(ComparisonResult result, int seeds, String... losses) {
    return new ComparisonResult(
        result.experiment(),
        Task.LABEL_SET,
        result.provenance(),
        result.training(),
        result.classNames(),
        result.setup(),
        result.losses(),
        result.functionParity(),
        result.functionParities(),
        result.runs(),
        result.learningRates(),
        ReportFixture.comparisons(Task.LABEL_SET, seeds, losses),
        result.mcNemar());
  }

  /** All sets twice; the first label of every fourth row is taken for absent, or present. */
  private static Predictions predictions() {
    float[][] logits = new float[ROWS][LABELS];
    float[][] labels = new float[ROWS][LABELS];
    for (int row = 0; row < ROWS; row++) {
      int predicted = row ^ (row % 4 == 3 ? 1 : 0);
      for (int label = 0; label < LABELS; label++) {
        labels[row][label] = row >> label & 1;
        logits[row][label] = (predicted >> label & 1) == 1 ? 2 : -1;
      }
    }
    return Predictions.of(
        Task.LABEL_SET,
        IntStream.range(0, ROWS).toArray(),
        Nd4j.createFromArray(logits),
        Nd4j.createFromArray(labels));
  }
}
