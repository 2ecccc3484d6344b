package dev.crossentropy.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossentropy.training.Divergence;
import dev.crossentropy.training.Experiment;
import dev.crossentropy.training.NamedLoss;
import dev.crossentropy.training.Run;
import dev.crossentropy.training.TrainedRun;
import dev.crossentropy.training.TrainingSettings;
import dev.crossentropy.training.TwoMoons;
import dev.crossentropy.training.checkpoint.Checkpoints;
import dev.crossentropy.training.execution.Trainer;
import dev.crossentropy.training.execution.TrainingProgress;
import dev.crossentropy.training.prediction.Predictions;
import dev.crossentropy.training.prediction.Task;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

class PairedComparisonTest {

  private static final Experiment EXPERIMENT =
      TwoMoons.experiment(new TrainingSettings(2, 10, 0.05, 0));

  private static List<TrainedRun> mcxent;
  private static List<TrainedRun> mse;

  @BeforeAll
  static void train() {
    mcxent = runs("mcxent", new LossMCXENT());
    mse = runs("mse", new LossMSE());
  }

  @Test
  void saysIdenticalOfWhatIsTheSameAndStillDoubtsOtherExamples() {
    PairedComparison accuracy = compare(mcxent, mcxent, Metric.TEST_ACCURACY);
    assertThat(accuracy.verdict()).isEqualTo(Verdict.IDENTICAL);
    assertThat(accuracy.meanDifference()).isZero();
    assertThat(accuracy.interval().high()).isGreaterThan(Metric.TEST_ACCURACY.margin());
  }

  @Test
  void saysWhetherMoreSeedsWouldDecide() {
    PairedComparison loss = compare(mcxent, mse, Metric.TEST_LOSS);
    assertThat(loss.verdict()).isNotEqualTo(Verdict.IDENTICAL);
    Outlook outlook = loss.outlook();
    assertThat(outlook).isNotNull();
    double halfWidth = (loss.interval().high() - loss.interval().low()) / 2;
    assertThat(outlook.leastHalfWidth()).isLessThan(halfWidth);
    if (loss.verdict() != Verdict.INCONCLUSIVE) {
      assertThat(outlook.seeds()).isEqualTo(mcxent.size());
    }
  }

  @Test
  void givesNoIntervalWhereATrainingDiverged() {
    List<TrainedRun> diverged =
        List.of(mcxent.get(0), mcxent.get(1), divergence(mcxent.get(2).outcome().seed()));
    PairedComparison accuracy = compare(mcxent, diverged, Metric.TEST_ACCURACY);
    assertThat(accuracy.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(accuracy.interval().isBounded()).isFalse();
    assertThat(accuracy.outlook()).isNull();
    assertThat(accuracy.meanDifference()).isZero();
  }

  @Test
  void givesNothingWhereEverySeedHasADivergedTraining() {
    List<TrainedRun> diverged = LongStream.rangeClosed(1, 3).mapToObj(s -> divergence(s)).toList();
    assertThat(
            PairedComparison.of(
                mcxent, diverged, Metric.TEST_LOSS, design(), Confidence.together(1)))
        .isEmpty();
  }

  private static PairedComparison compare(
      List<TrainedRun> baseline, List<TrainedRun> candidate, Metric metric) {
    return PairedComparison.of(baseline, candidate, metric, design(), Confidence.together(1))
        .orElseThrow();
  }

  private static SplitDesign design() {
    int tests = mcxent.get(0).predictions().size();
    return SplitDesign.redrawn(tests, 2 * tests);
  }

  private static List<TrainedRun> runs(String name, ILossFunction function) {
    Trainer trainer = new Trainer(TrainingProgress.SILENT, Checkpoints.NONE);
    NamedLoss loss = new NamedLoss(name, Map.of(), function);
    return LongStream.rangeClosed(1, 3)
        .mapToObj(seed -> trainer.train(new Run(EXPERIMENT, loss, seed)))
        .toList();
  }

  private static TrainedRun divergence(long seed) {
    return new TrainedRun(
        new Divergence("wild", seed, 1e38, 1, 1, "0"),
        Predictions.none(Task.ONE_CLASS, 2),
        new byte[0]);
  }
}
