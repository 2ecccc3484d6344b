package dev.crossentropy.training.execution;

import dev.crossentropy.data.Mixup;
import dev.crossentropy.data.RandomStream.Purpose;
import dev.crossentropy.training.EpochResult;
import dev.crossentropy.training.Examples;
import dev.crossentropy.training.Run;
import dev.crossentropy.training.TrainingSettings;
import dev.crossentropy.training.checkpoint.Checkpoint;
import dev.crossentropy.training.checkpoint.Checkpoints;
import dev.crossentropy.training.checkpoint.ForeignCheckpointException;
import dev.crossentropy.training.model.LogitNetwork;
import dev.crossentropy.training.prediction.Metrics;
import dev.crossentropy.training.prediction.Predictions;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Trains one network epoch by epoch, from its last checkpoint to its end. */
final class EpochLoop {

  private final Run run;
  private final TrainingSettings settings;
  private final Examples examples;
  private final MultiLayerNetwork network;
  private final LogitNetwork logitNetwork;
  private final BatchOrder batches;
  private final TrainingProgress progress;

  EpochLoop(Run run, Examples examples, MultiLayerNetwork network, TrainingProgress progress) {
    this.run = run;
    this.settings = run.experiment().training();
    this.examples = examples;
    this.network = network;
    this.progress = progress;
    logitNetwork = new LogitNetwork(network);
    batches = new BatchOrder(examples.train(), settings.batchSize());
  }

  /** Leaves the network with the parameters of the best epoch. */
  Checkpoint.History train(Checkpoints checkpoints) throws Diverged {
    Checkpoint last = start(checkpoints);
    while (!isOver(last.history())) {
      last = epoch(last);
      checkpoints.keep(run, last);
    }
    if (settings.patience() > 0) {
      last.restoreBest(network);
    }
    return last.history();
  }

  private boolean isOver(Checkpoint.History history) {
    int epochs = history.epochs().size();
    boolean outOfPatience =
        settings.patience() > 0 && epochs - history.bestEpoch() >= settings.patience();
    return epochs >= settings.epochs() || outOfPatience;
  }

  private Checkpoint start(Checkpoints checkpoints) {
    String runId = run.id((int) examples.train().getFeatures().size(1));
    Checkpoint kept = checkpoints.latest(run).orElse(null);
    if (kept == null) {
      return Checkpoint.beforeTraining(runId, network);
    }
    if (!kept.history().runId().equals(runId)) {
      throw new ForeignCheckpointException(run);
    }
    kept.restore(network);
    int epochs = kept.history().epochs().size();
    progress.resumed(run, epochs, (long) examples.train().numExamples() * epochs);
    return kept;
  }

  private Checkpoint epoch(Checkpoint last) throws Diverged {
    int epoch = last.history().epochs().size() + 1;
    network.getLayerWiseConfigurations().setEpochCount(epoch - 1);
    Nd4j.getRandom().setSeed(EpochSeed.of(run.seed(), epoch));
    long start = System.nanoTime();
    double trainLoss = steps(epoch);
    double seconds = (System.nanoTime() - start) * 1e-9;
    Predictions test = predictions(examples.test());
    double testLoss = Metrics.meanLoss(test);
    if (!Double.isFinite(testLoss) || !Double.isFinite(parameterSum())) {
      throw new Diverged(epoch, batches.size());
    }
    EpochResult result = new EpochResult(epoch, trainLoss, testLoss, Metrics.accuracy(test));
    DataSet validation = examples.validation();
    List<Double> validationLoss =
        validation == null ? List.of() : List.of(Metrics.meanLoss(predictions(validation)));
    progress.epochFinished(run, result);
    return last.next(network, result, validationLoss, seconds);
  }

  /** Returns the mean of the mini-batches' losses. */
  private double steps(int epoch) throws Diverged {
    UnaryOperator<DataSet> mixup = mixup(epoch);
    double sum = 0;
    int seen = 0;
    int batch = 0;
    for (Iterator<DataSet> all = batches.epoch(run.seed(), epoch); all.hasNext(); ) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException(run.label() + " was cancelled");
      }
      DataSet next = mixup.apply(all.next());
      network.fit(next);
      batch++;
      double loss = network.score();
      if (!Double.isFinite(loss)) {
        throw new Diverged(epoch, batch);
      }
      sum += loss * next.numExamples();
      seen += next.numExamples();
      progress.batchFinished(run, next.numExamples(), loss);
    }
    return sum / seen;
  }

  /** Mixtures are drawn apart from the order of the examples, which stays as it is without them. */
  private UnaryOperator<DataSet> mixup(int epoch) {
    double alpha = settings.softLabels();
    return alpha == 0
        ? UnaryOperator.identity()
        : new Mixup(alpha, EpochSeed.of(Purpose.MIXUP, run.seed(), epoch))::mixed;
  }

  /** Not finite if one parameter is not. */
  private double parameterSum() {
    return network.params().sumNumber().doubleValue();
  }

  private Predictions predictions(DataSet part) {
    int[] rows = new int[part.numExamples()];
    return Predictions.of(
        run.experiment().task(), rows, logitNetwork.logits(part.getFeatures()), part.getLabels());
  }
}
