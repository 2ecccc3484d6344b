package dev.crossentropy.training.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossentropy.training.NamedLoss;
import dev.crossentropy.training.Run;
import dev.crossentropy.training.RunOutcome;
import dev.crossentropy.training.TrainedRun;
import dev.crossentropy.training.TrainingSettings;
import dev.crossentropy.training.TwoMoons;
import dev.crossentropy.training.checkpoint.Checkpoints;
import dev.crossentropy.training.checkpoint.KeptRuns;
import dev.crossentropy.training.checkpoint.RunFolder;
import dev.crossentropy.training.output.OutputFolder;
import dev.crossentropy.training.plan.RunPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

class PlanExecutionTest {

  private static final TrainingSettings SETTINGS = new TrainingSettings(2, 10, 0.05, 0);

  private static final NamedLoss MCXENT = new NamedLoss("mcxent", Map.of(), new LossMCXENT());
  private static final NamedLoss MSE = new NamedLoss("mse", Map.of(), new LossMSE());

  private static final RunPlan PLAN =
      new RunPlan(TwoMoons.experiment(SETTINGS), List.of(MCXENT, MSE), 3);

  @TempDir Path output;

  @Test
  void trainsOnlyWhatIsNotKept() {
    RunFolder folder = new RunFolder(OutputFolder.prepare(output));
    List<TrainedRun> whole = train(PLAN.runs(), KeptRuns.NONE, TrainingProgress.SILENT);
    train(PLAN.part(1, 3), folder, TrainingProgress.SILENT);
    List<String> finished = new ArrayList<>();
    List<Run> kept = new ArrayList<>();
    TrainingProgress listener =
        new TrainingProgress() {
          @Override
          public void kept(List<Run> runs) {
            kept.addAll(runs);
          }

          @Override
          public void runFinished(Run run, RunOutcome outcome) {
            finished.add(run.label());
          }
        };
    List<TrainedRun> rest = train(PLAN.runs(), folder, listener);
    assertThat(kept).extracting(Run::seed).containsExactly(1L, 1L);
    assertThat(finished).hasSize(4).noneMatch(label -> label.contains("seed 1"));
    assertThat(rest)
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes(".*Seconds", ".*PerSecond", ".*model")
        .isEqualTo(whole);
  }

  @Test
  void keepsOneModelOfEachLossInMemory() {
    assertThat(train(PLAN.runs(), KeptRuns.NONE, TrainingProgress.SILENT))
        .filteredOn(run -> run.model().length > 0)
        .extracting(run -> run.outcome().loss() + run.outcome().seed())
        .containsExactlyInAnyOrder("mcxent1", "mse1");
  }

  @Test
  void splitsAPlanIntoPartsThatKeepTheLossesOfASeedTogether() {
    List<Run> all = new ArrayList<>();
    for (int part = 1; part <= 3; part++) {
      assertThat(PLAN.part(part, 3)).extracting(Run::seed).containsOnly((long) part);
      all.addAll(PLAN.part(part, 3));
    }
    assertThat(all).extracting(Run::key).containsExactlyElementsOf(keys(PLAN.runs()));
  }

  @Test
  void endsWithTheFirstRunThatFails() {
    TrainingProgress failing =
        new TrainingProgress() {
          @Override
          public void batchFinished(Run run, int examples, double loss) {
            throw new IllegalArgumentException(run.label() + " fails");
          }
        };
    assertThatThrownBy(() -> train(PLAN.runs(), KeptRuns.NONE, failing))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(" fails");
  }

  private static List<String> keys(List<Run> runs) {
    return runs.stream().map(Run::key).toList();
  }

  private static List<TrainedRun> train(List<Run> runs, KeptRuns kept, TrainingProgress progress) {
    try (RunExecutor executor = new LocalThreads(1, Checkpoints.NONE)) {
      return new PlanExecution(runs, kept, executor, progress).train();
    }
  }
}
