package dev.crossentropy.experiment;

import dev.crossentropy.data.Split;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Trains one network, and is the sole owner of determinism: the parameters' seed, the order of
 * examples and the generator of dropout all derive from the run's seed and the epoch's number.
 */
public final class Trainer {

  private final TrainingProgress progress;

  public Trainer(TrainingProgress progress) {
    this.progress = progress;
  }

  /**
   * Trains and measures.
   *
   * @throws DivergenceException if a training score is NaN or infinite
   */
  public TrainedRun train(Run run) {
    Split split = run.experiment().split(run.seed());
    MultiLayerNetwork network = run.initialNetwork((int) split.train().getFeatures().size(1));
    String initialParameters = ParameterFingerprint.of(network);
    TrainingSettings settings = run.experiment().training();
    LogitNetwork logitNetwork = new LogitNetwork(network);
    BatchOrder batches = new BatchOrder(split.train(), settings.batchSize());
    List<EpochResult> epochs = new ArrayList<>();
    long nanos = 0;
    for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
      long start = System.nanoTime();
      double trainLoss = trainEpoch(run, network, batches, epoch);
      nanos += System.nanoTime() - start;
      epochs.add(evaluate(logitNetwork, split.test(), epoch, trainLoss));
      progress.epochFinished(run, epochs.get(epochs.size() - 1));
    }
    double seconds = nanos * 1e-9;
    INDArray logits = logitNetwork.logits(split.test().getFeatures());
    Predictions predictions = Predictions.of(logits, split.test().getLabels());
    RunResult result =
        new RunResult(
            run.loss().name(),
            run.seed(),
            predictions.accuracy(),
            predictions.meanLoss(),
            ownLoss(run, network, logits, split.test().getLabels()),
            predictions.macroF1(run.experiment().data().classNames().size()),
            predictions.calibrationError(),
            seconds,
            settings.epochs() * (double) split.train().numExamples() / seconds,
            epochs,
            ParameterFingerprint.of(network),
            initialParameters);
    return new TrainedRun(result, predictions, ModelBytes.of(network, split.normalizer()));
  }

  private static double trainEpoch(
      Run run, MultiLayerNetwork network, BatchOrder batches, int epoch) {
    Nd4j.getRandom().setSeed(EpochSeed.of(run.seed(), epoch));
    double sum = 0;
    int examples = 0;
    int batch = 0;
    for (Iterator<DataSet> all = batches.epoch(run.seed(), epoch); all.hasNext(); ) {
      DataSet next = all.next();
      network.fit(next);
      batch++;
      if (!Double.isFinite(network.score())) {
        throw new DivergenceException(run, epoch, batch, network.score());
      }
      sum += network.score() * next.numExamples();
      examples += next.numExamples();
    }
    return sum / examples;
  }

  private static EpochResult evaluate(
      LogitNetwork network, DataSet test, int epoch, double trainLoss) {
    Predictions predictions =
        Predictions.of(network.logits(test.getFeatures()), test.getLabels());
    return new EpochResult(epoch, trainLoss, predictions.meanLoss(), predictions.accuracy());
  }

  private static double ownLoss(
      Run run, MultiLayerNetwork network, INDArray logits, INDArray labels) {
    return run.loss()
        .function()
        .computeScore(labels, logits, LogitNetwork.outputActivation(network), null, true);
  }
}
