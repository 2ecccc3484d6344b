package dev.crossentropy.training.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossentropy.training.NamedLoss;
import dev.crossentropy.training.Run;
import dev.crossentropy.training.RunResult;
import dev.crossentropy.training.TrainingSettings;
import dev.crossentropy.training.TwoMoons;
import dev.crossentropy.training.execution.Trainer;
import dev.crossentropy.training.execution.TrainingProgress;
import dev.crossentropy.training.output.OutputFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

class CheckpointFolderTest {

  private static final double RATE = 0.05;

  @TempDir Path output;

  @Test
  void leadsAnInterruptedTrainingToTheParametersOfAnUninterruptedOne() {
    RunResult uninterrupted = train(output.resolve("whole"), 5, RATE);
    train(output.resolve("parts"), 2, RATE);
    RunResult resumed = train(output.resolve("parts"), 5, RATE);
    assertThat(resumed.parametersSha256()).isEqualTo(uninterrupted.parametersSha256());
    assertThat(resumed.epochs()).isEqualTo(uninterrupted.epochs());
  }

  @Test
  void finishesATrainingWhoseEpochsAreCompleteWithoutASingleStep() {
    RunResult first = train(output, 3, RATE);
    TrainingProgress noSteps =
        new TrainingProgress() {
          @Override
          public void batchFinished(Run run, int examples, double loss) {
            throw new AssertionError("trained again");
          }
        };
    RunResult again = new Trainer(noSteps, folder(output)).train(run(3, RATE)).result();
    assertThat(again.parametersSha256()).isEqualTo(first.parametersSha256());
    assertThat(again.trainSeconds()).isEqualTo(first.trainSeconds());
  }

  @Test
  void refusesACheckpointOfOtherOptions() {
    train(output, 2, RATE);
    assertThatThrownBy(() -> train(output, 2, 2 * RATE))
        .isInstanceOf(ForeignCheckpointException.class)
        .hasMessageContaining("LossMCXENT, seed 1")
        .hasMessageContaining("other options");
  }

  @Test
  void refusesACheckpointThatIsFurtherThanAskedFor() {
    train(output, 3, RATE);
    assertThatThrownBy(() -> train(output, 2, RATE)).isInstanceOf(ForeignCheckpointException.class);
  }

  @Test
  void fromTheStartKeepsCheckpointsButTakesUpNone() {
    String anew = train(output.resolve("new"), 2, 2 * RATE).parametersSha256();
    train(output, 3, RATE);
    Checkpoints fromTheStart = folder(output).fromTheStart();
    Trainer trainer = new Trainer(TrainingProgress.SILENT, fromTheStart);
    assertThat(trainer.train(run(2, 2 * RATE)).result().parametersSha256()).isEqualTo(anew);
    assertThat(folder(output).latest(run(2, 2 * RATE)))
        .hasValueSatisfying(last -> assertThat(last.epochs()).hasSize(2));
  }

  @Test
  void recognisesADamagedByte() throws IOException {
    train(output, 1, RATE);
    byte[] content = Files.readAllBytes(checkpoint());
    content[content.length / 2] ^= 1;
    Files.write(checkpoint(), content);
    assertThatThrownBy(() -> train(output, 2, RATE))
        .hasMessageContaining(checkpoint().toString())
        .hasMessageContaining("damaged")
        .hasMessageContaining("Delete it");
  }

  @Test
  void recognisesACutOffFile() throws IOException {
    train(output, 1, RATE);
    for (int length : new int[] {0, 10, 64, 100}) {
      byte[] content = Files.readAllBytes(checkpoint());
      Files.write(checkpoint(), Arrays.copyOf(content, Math.min(length, content.length)));
      assertThatThrownBy(() -> train(output, 2, RATE))
          .as("%d bytes", length)
          .hasMessageContaining("damaged");
    }
  }

  @Test
  void isEmptyBeforeTheFirstEpochAndAfterClearing() {
    CheckpointFolder checkpoints = folder(output);
    assertThat(checkpoints.isEmpty()).isTrue();
    train(output, 1, RATE);
    assertThat(checkpoints.isEmpty()).isFalse();
    checkpoints.clear();
    assertThat(checkpoints.isEmpty()).isTrue();
    assertThat(output.resolve("checkpoints")).doesNotExist();
  }

  private Path checkpoint() {
    return output.resolve("checkpoints/LossMCXENT-seed-1.checkpoint");
  }

  private static RunResult train(Path output, int epochs, double learningRate) {
    return new Trainer(TrainingProgress.SILENT, folder(output))
        .train(run(epochs, learningRate))
        .result();
  }

  private static CheckpointFolder folder(Path output) {
    return new CheckpointFolder(OutputFolder.prepare(output));
  }

  private static Run run(int epochs, double learningRate) {
    return new Run(
        TwoMoons.experiment(new TrainingSettings(epochs, 10, learningRate, 0)),
        new NamedLoss("LossMCXENT", Map.of(), new LossMCXENT()),
        1);
  }
}
