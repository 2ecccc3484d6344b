package dev.crossentropy.training.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossentropy.training.Divergence;
import dev.crossentropy.training.EpochResult;
import dev.crossentropy.training.Experiment;
import dev.crossentropy.training.NamedLoss;
import dev.crossentropy.training.Run;
import dev.crossentropy.training.RunResult;
import dev.crossentropy.training.TrainedRun;
import dev.crossentropy.training.TrainingSettings;
import dev.crossentropy.training.TwoMoons;
import dev.crossentropy.training.execution.Trainer;
import dev.crossentropy.training.execution.TrainingProgress;
import dev.crossentropy.training.output.Checksummed;
import dev.crossentropy.training.output.OutputFolder;
import dev.crossentropy.training.prediction.Predictions;
import dev.crossentropy.training.prediction.Task;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

class RunFolderTest {

  private static final double RATE = 0.05;

  @TempDir Path output;

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"FLOAT", "DOUBLE"})
  void leadsAnInterruptedTrainingToTheParametersOfAnUninterruptedOne(DataType type) {
    Run run = run(type, new TrainingSettings(5, 10, RATE, 0));
    RunResult uninterrupted = train(output.resolve("whole"), run);
    interrupt(output.resolve("parts"), run, 2);
    RunResult resumed = train(output.resolve("parts"), run);
    assertThat(resumed.parametersSha256()).isEqualTo(uninterrupted.parametersSha256());
    assertThat(resumed.epochs()).isEqualTo(uninterrupted.epochs());
  }

  @Test
  void remembersTheBestEpochOfAnInterruptedTraining() {
    TrainingSettings patient = new TrainingSettings(400, 10, 0.5, 0.4).withValidation(0.3, 4);
    Run run = run(DataType.FLOAT, patient);
    RunResult uninterrupted = train(output.resolve("whole"), run);
    interrupt(output.resolve("parts"), run, uninterrupted.bestEpoch() + 2);
    RunResult resumed = train(output.resolve("parts"), run);
    assertThat(resumed.bestEpoch()).isEqualTo(uninterrupted.bestEpoch());
    assertThat(resumed.parametersSha256()).isEqualTo(uninterrupted.parametersSha256());
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
    RunResult again =
        (RunResult) new Trainer(noSteps, folder(output)).train(run(3, RATE)).outcome();
    assertThat(again.parametersSha256()).isEqualTo(first.parametersSha256());
    assertThat(again.trainSeconds()).isEqualTo(first.trainSeconds());
  }

  @Test
  void refusesWorkOfOtherOptions() {
    train(output, 2, RATE);
    assertThatThrownBy(() -> train(output, 3, RATE))
        .isInstanceOf(ForeignCheckpointException.class)
        .hasMessageContaining("LossMCXENT, seed 1")
        .hasMessageContaining("other options");
    Run run = run(2, RATE);
    TrainedRun trained = new Trainer(TrainingProgress.SILENT, Checkpoints.NONE).train(run);
    folder(output).keep(run, trained);
    assertThatThrownBy(() -> folder(output).finished(run(3, RATE)))
        .isInstanceOf(ForeignCheckpointException.class);
    assertThatThrownBy(() -> folder(output).requireOnly(List.of(run(2, 2 * RATE))))
        .isInstanceOf(ForeignCheckpointException.class)
        .hasMessageContaining("LossMCXENT-seed-1-rate-0.05.run");
    folder(output).requireOnly(List.of(run));
  }

  @Test
  void givesBackAFinishedRunAndDropsItsCheckpoint() {
    Run run = run(2, RATE);
    TrainedRun trained = new Trainer(TrainingProgress.SILENT, folder(output)).train(run);
    assertThat(checkpoint()).exists();
    folder(output).keep(run, trained);
    assertThat(checkpoint()).doesNotExist();
    assertThat(folder(output).finished(run))
        .hasValueSatisfying(kept -> assertThat(kept).usingRecursiveComparison().isEqualTo(trained));
  }

  @Test
  void givesBackADivergedRun() {
    Run run = run(2, 1e38);
    TrainedRun diverged =
        new TrainedRun(
            new Divergence("LossMCXENT", 1, 1e38, 1, 3, "00"),
            Predictions.none(Task.ONE_CLASS, 2),
            new byte[0]);
    folder(output).keep(run, diverged);
    assertThat(folder(output).finished(run))
        .hasValueSatisfying(
            kept -> assertThat(kept).usingRecursiveComparison().isEqualTo(diverged));
  }

  @Test
  void keepsNoCheckpointOfATrainingOfSeconds() {
    RunFolder usual = new RunFolder(OutputFolder.prepare(output));
    new Trainer(TrainingProgress.SILENT, usual).train(run(2, RATE));
    assertThat(usual.isEmpty()).isTrue();
  }

  /** Nobody who gives us a file can make it run anything: no class is named in it. */
  @Test
  void readsNoSerializedObjects() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
      objects.writeObject(new HashMap<>());
    }
    train(output, 1, RATE);
    Files.write(checkpoint(), Checksummed.of(bytes.toByteArray()));
    assertThatThrownBy(() -> train(output, 1, RATE))
        .hasMessageContaining("expected [")
        .hasMessageContaining("Delete it");
  }

  @Test
  void recognisesADamagedByte() throws IOException {
    train(output, 1, RATE);
    byte[] content = Files.readAllBytes(checkpoint());
    content[content.length / 2] ^= 1;
    Files.write(checkpoint(), content);
    assertThatThrownBy(() -> train(output, 1, RATE))
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
      assertThatThrownBy(() -> train(output, 1, RATE))
          .as("%d bytes", length)
          .hasMessageContaining("damaged");
    }
  }

  @Test
  void isEmptyBeforeTheFirstEpochAndAfterClearing() {
    RunFolder checkpoints = folder(output);
    assertThat(checkpoints.isEmpty()).isTrue();
    train(output, 1, RATE);
    assertThat(checkpoints.isEmpty()).isFalse();
    checkpoints.clear();
    assertThat(checkpoints.isEmpty()).isTrue();
    assertThat(output.resolve("runs")).doesNotExist();
  }

  private Path checkpoint() {
    return output.resolve("runs/LossMCXENT-seed-1-rate-0.05.checkpoint");
  }

  private static RunResult train(Path output, int epochs, double learningRate) {
    return train(output, run(epochs, learningRate));
  }

  private static RunResult train(Path output, Run run) {
    return (RunResult) new Trainer(TrainingProgress.SILENT, folder(output)).train(run).outcome();
  }

  /** Ends a training in the middle of the epoch after {@code epochs}. */
  private static void interrupt(Path output, Run run, int epochs) {
    TrainingProgress interrupting =
        new TrainingProgress() {
          private int finished;

          @Override
          public void epochFinished(Run run, EpochResult epoch) {
            finished++;
          }

          @Override
          public void batchFinished(Run run, int examples, double loss) {
            if (finished == epochs) {
              throw new CancellationException();
            }
          }
        };
    assertThatThrownBy(() -> new Trainer(interrupting, folder(output)).train(run))
        .isInstanceOf(CancellationException.class);
  }

  private static RunFolder folder(Path output) {
    return new RunFolder(OutputFolder.prepare(output), Duration.ZERO);
  }

  private static Run run(int epochs, double learningRate) {
    return run(DataType.FLOAT, new TrainingSettings(epochs, 10, learningRate, 0));
  }

  private static Run run(DataType type, TrainingSettings settings) {
    return new Run(
        new Experiment(
            "two-moons",
            new TwoMoons(),
            request -> TwoMoons.network(request, new Adam(request.learningRate()), type),
            settings),
        new NamedLoss("LossMCXENT", Map.of(), new LossMCXENT()),
        1);
  }
}
