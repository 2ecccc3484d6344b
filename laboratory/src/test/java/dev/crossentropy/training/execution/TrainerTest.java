package dev.crossentropy.training.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.crossentropy.data.Sha256;
import dev.crossentropy.training.Divergence;
import dev.crossentropy.training.EpochResult;
import dev.crossentropy.training.Experiment;
import dev.crossentropy.training.NamedLoss;
import dev.crossentropy.training.NetworkFactory;
import dev.crossentropy.training.NetworkRuntime;
import dev.crossentropy.training.Run;
import dev.crossentropy.training.RunResult;
import dev.crossentropy.training.TrainedRun;
import dev.crossentropy.training.TrainingSettings;
import dev.crossentropy.training.TwoMoons;
import dev.crossentropy.training.checkpoint.Checkpoints;
import dev.crossentropy.training.model.ParameterFingerprint;
import dev.crossentropy.training.prediction.Finding;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

class TrainerTest {

  private static final double RATE = 0.05;

  private static final TrainingSettings SETTINGS = new TrainingSettings(3, 10, 0.05, 0);

  private final Trainer trainer = new Trainer(TrainingProgress.SILENT, Checkpoints.NONE);

  @Test
  void givesTheSameParametersForTheSameRun() {
    assertThat(result(run(new LossMCXENT(), 1)).parametersSha256())
        .isEqualTo(result(run(new LossMCXENT(), 1)).parametersSha256());
  }

  @Test
  void givesOtherParametersForAnotherSeed() {
    assertThat(result(run(new LossMCXENT(), 1)).parametersSha256())
        .isNotEqualTo(result(run(new LossMCXENT(), 2)).parametersSha256());
  }

  @Test
  void startsAllLossesFromTheSameParameters() {
    RunResult crossEntropy = result(run(new LossMCXENT(), 1));
    RunResult squaredError = result(run(new LossMSE(), 1));
    assertThat(crossEntropy.initialParametersSha256())
        .isEqualTo(squaredError.initialParametersSha256());
    assertThat(crossEntropy.parametersSha256()).isNotEqualTo(squaredError.parametersSha256());
  }

  @Test
  void learns() {
    List<EpochResult> epochs = result(run(new LossMCXENT(), 1)).epochs();
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
    assertThat(heard).isEqualTo(((RunResult) trained.outcome()).epochs());
  }

  @Test
  void savesTheModelItMeasured() throws IOException {
    TrainedRun trained = trainer.train(run(new LossMCXENT(), 1));
    MultiLayerNetwork restored =
        ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(trained.model()));
    assertThat(ParameterFingerprint.of(restored))
        .isEqualTo(((RunResult) trained.outcome()).parametersSha256());
  }

  @Test
  void endsARunThatDivergesAndSaysWhere() {
    TrainingSettings wild = new TrainingSettings(50, 10, 1e39, 0);
    TrainedRun trained = trainer.train(new Run(TwoMoons.experiment(wild), named(new LossMSE()), 4));
    assertThat(trained.outcome())
        .isInstanceOfSatisfying(
            Divergence.class,
            divergence -> {
              assertThat(divergence.loss()).isEqualTo("LossMSE");
              assertThat(divergence.seed()).isEqualTo(4);
              assertThat(divergence.epoch()).isEqualTo(1);
              assertThat(divergence.batch()).isBetween(1, 6);
            });
    assertThat(trained.predictions().size()).isZero();
    assertThat(trained.model()).isEmpty();
  }

  /** One step an epoch: its score was measured before the step that destroys the network. */
  @Test
  void seesThatTheLastStepOfAnEpochDestroyedTheNetwork() {
    TrainingSettings oneStep = new TrainingSettings(1, 1000, 1e39, 0);
    Run run = new Run(TwoMoons.experiment(oneStep), named(new LossMCXENT()), 1);
    assertThat(trainer.train(run).outcome())
        .isInstanceOfSatisfying(
            Divergence.class,
            divergence -> {
              assertThat(divergence.epoch()).isEqualTo(1);
              assertThat(divergence.batch()).isEqualTo(1);
            });
  }

  @Test
  void advancesSchedulesOfEpochs() {
    NetworkFactory frozen = scheduled(new MapSchedule(ScheduleType.EPOCH, Map.of(0, RATE)));
    NetworkFactory stopping =
        scheduled(new MapSchedule(ScheduleType.EPOCH, Map.of(0, RATE, 2, 0.0)));
    assertThat(result(run(frozen, 2)).parametersSha256())
        .isEqualTo(result(run(stopping, 2)).parametersSha256())
        .isEqualTo(result(run(stopping, 5)).parametersSha256())
        .isNotEqualTo(result(run(frozen, 5)).parametersSha256());
  }

  private static NetworkFactory scheduled(ISchedule rate) {
    return request -> TwoMoons.network(request, new Sgd(rate), DataType.FLOAT);
  }

  private static Run run(NetworkFactory network, int epochs) {
    TrainingSettings settings = new TrainingSettings(epochs, 10, RATE, 0);
    Experiment experiment = new Experiment("two-moons", new TwoMoons(), network, settings);
    return new Run(experiment, named(new LossMCXENT()), 1);
  }

  @Test
  void fingerprintsAllBitsOfDoubles() {
    NetworkFactory doubles =
        request -> TwoMoons.network(request, new Nesterovs(RATE, 0.9), DataType.DOUBLE);
    NetworkFactory almost =
        request ->
            TwoMoons.network(request, new Nesterovs(RATE * (1 + 1e-12), 0.9), DataType.DOUBLE);
    assertThat(result(run(doubles, 1)).parametersSha256())
        .isNotEqualTo(result(run(almost, 1)).parametersSha256());
  }

  @Test
  void trainsToTheSameParametersWithTheClassesOfDl4j() {
    Experiment experiment = TwoMoons.experiment(SETTINGS);
    Experiment dl4j = experiment.with(SETTINGS.withRuntime(NetworkRuntime.DL4J));
    for (ILossFunction loss : List.of(new LossMCXENT(), new LossMSE())) {
      assertThat(result(new Run(dl4j, named(loss), 3)).parametersSha256())
          .isEqualTo(result(new Run(experiment, named(loss), 3)).parametersSha256());
    }
  }

  @Test
  void keepsTheParametersOfTheBestEpoch() {
    TrainingSettings patient = new TrainingSettings(400, 10, 0.5, 0.4).withValidation(0.3, 4);
    RunResult stopped = result(new Run(TwoMoons.experiment(patient), named(new LossMCXENT()), 2));
    List<Double> losses = stopped.validationLosses();
    assertThat(losses).hasSameSizeAs(stopped.epochs()).hasSizeLessThan(400);
    assertThat(losses.size()).isEqualTo(stopped.bestEpoch() + 4);
    assertThat(losses.get(stopped.bestEpoch() - 1)).isEqualTo(Collections.min(losses));
    EpochResult best = stopped.epochs().get(stopped.bestEpoch() - 1);
    assertThat(stopped.testLoss()).isEqualTo(best.testLoss());
    assertThat(stopped.findings()).doesNotContain(Finding.OVERFITTED);
  }

  @Test
  void noticesWhatIsWorseThanABlindGuess() {
    TrainingSettings wild = new TrainingSettings(2, 10, 1e4, 0);
    RunResult destroyed = result(new Run(TwoMoons.experiment(wild), named(new LossMCXENT()), 1));
    assertThat(destroyed.blindGuess().testAccuracy()).isEqualTo(0.5);
    assertThat(destroyed.blindGuess().testLoss()).isCloseTo(Math.log(2), within(1e-12));
    assertThat(destroyed.findings()).contains(Finding.WORSE_THAN_BLIND_GUESS);
    assertThat(result(run(new LossMCXENT(), 1)).findings()).isEmpty();
  }

  @Test
  void stopsWhenItsThreadIsInterrupted() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> trainer.train(run(new LossMCXENT(), 1)))
          .isInstanceOf(CancellationException.class);
    } finally {
      Thread.interrupted();
    }
  }

  @Test
  void takesARunThatTravelledThroughSerialization() throws Exception {
    Run run = run(new LossMCXENT(), 1);
    assertThat(result(travelled(run)).parametersSha256()).isEqualTo(result(run).parametersSha256());
  }

  @Test
  void givesResultsThatCanTravelToo() throws Exception {
    TrainedRun trained = trainer.train(run(new LossMCXENT(), 1));
    TrainedRun arrived = travelled(trained);
    assertThat(arrived.outcome()).isEqualTo(trained.outcome());
    assertThat(Sha256.of(arrived.model())).isEqualTo(Sha256.of(trained.model()));
  }

  private RunResult result(Run run) {
    return (RunResult) trainer.train(run).outcome();
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
