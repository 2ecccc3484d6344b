package dev.crossentropy.training.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossentropy.data.Sha256;
import dev.crossentropy.training.EpochResult;
import dev.crossentropy.training.NamedLoss;
import dev.crossentropy.training.Run;
import dev.crossentropy.training.RunResult;
import dev.crossentropy.training.TrainedRun;
import dev.crossentropy.training.TrainingSettings;
import dev.crossentropy.training.TwoMoons;
import dev.crossentropy.training.checkpoint.Checkpoints;
import dev.crossentropy.training.model.ParameterFingerprint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

class TrainerTest {

  private static final TrainingSettings SETTINGS = new TrainingSettings(3, 10, 0.05, 0);

  private final Trainer trainer = new Trainer(TrainingProgress.SILENT, Checkpoints.NONE);

  @Test
  void givesTheSameParametersForTheSameRun() {
    assertThat(trainer.train(run(new LossMCXENT(), 1)).result().parametersSha256())
        .isEqualTo(trainer.train(run(new LossMCXENT(), 1)).result().parametersSha256());
  }

  @Test
  void givesOtherParametersForAnotherSeed() {
    assertThat(trainer.train(run(new LossMCXENT(), 1)).result().parametersSha256())
        .isNotEqualTo(trainer.train(run(new LossMCXENT(), 2)).result().parametersSha256());
  }

  @Test
  void startsAllLossesFromTheSameParameters() {
    RunResult crossEntropy = trainer.train(run(new LossMCXENT(), 1)).result();
    RunResult squaredError = trainer.train(run(new LossMSE(), 1)).result();
    assertThat(crossEntropy.initialParametersSha256())
        .isEqualTo(squaredError.initialParametersSha256());
    assertThat(crossEntropy.parametersSha256()).isNotEqualTo(squaredError.parametersSha256());
  }

  @Test
  void learns() {
    List<EpochResult> epochs = trainer.train(run(new LossMCXENT(), 1)).result().epochs();
    assertThat(epochs).extracting(EpochResult::epoch).containsExactly(1, 2, 3);
    assertThat(epochs.get(2).trainLoss()).isLessThan(epochs.get(0).trainLoss());
    assertThat(epochs.get(2).testLoss()).isLessThan(epochs.get(0).testLoss());
  }

  @Test
  void reportsEachEpochAsItEnds() {
    List<EpochResult> heard = new ArrayList<>();
    TrainingProgress listener =
        new TrainingProgress() {
          @Override
          public void epochFinished(Run run, EpochResult epoch) {
            heard.add(epoch);
          }
        };
    TrainedRun trained = new Trainer(listener, Checkpoints.NONE).train(run(new LossMCXENT(), 1));
    assertThat(heard).isEqualTo(trained.result().epochs());
  }

  @Test
  void savesTheModelItMeasured() throws IOException {
    TrainedRun trained = trainer.train(run(new LossMCXENT(), 1));
    MultiLayerNetwork restored =
        ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(trained.model()));
    assertThat(ParameterFingerprint.of(restored)).isEqualTo(trained.result().parametersSha256());
  }

  @Test
  void endsARunThatDivergesAndSaysWhere() {
    TrainingSettings wild = new TrainingSettings(50, 10, 1e39, 0);
    Run run = new Run(TwoMoons.experiment(wild), named(new LossMSE()), 4);
    assertThatThrownBy(() -> trainer.train(run))
        .isInstanceOf(DivergenceException.class)
        .hasMessageContaining("LossMSE, seed 4 diverged")
        .hasMessageContaining("epoch")
        .hasMessageContaining("--learning-rate (now 1.0E39)");
  }

  @Test
  void takesARunThatTravelledThroughSerialization() throws Exception {
    Run run = run(new LossMCXENT(), 1);
    assertThat(trainer.train(travelled(run)).result().parametersSha256())
        .isEqualTo(trainer.train(run).result().parametersSha256());
  }

  @Test
  void givesResultsThatCanTravelToo() throws Exception {
    TrainedRun trained = trainer.train(run(new LossMCXENT(), 1));
    TrainedRun arrived = travelled(trained);
    assertThat(arrived.result()).isEqualTo(trained.result());
    assertThat(Sha256.of(arrived.model())).isEqualTo(Sha256.of(trained.model()));
  }

  private static Run run(ILossFunction loss, long seed) {
    return new Run(TwoMoons.experiment(SETTINGS), named(loss), seed);
  }

  private static NamedLoss named(ILossFunction loss) {
    return new NamedLoss(loss.getClass().getSimpleName(), Map.of(), loss);
  }

  @SuppressWarnings("unchecked")
  private static <T> T travelled(T value) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (T) in.readObject();
    }
  }
}
