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
  private final Checkpoints checkpoints;

  public Trainer(TrainingProgress progress, Checkpoints checkpoints) {
    this.progress = progress;
    this.checkpoints = checkpoints;
  }

  /**
   * Trains and measures, from the run's last checkpoint if there is one.
   *
   * @throws DivergenceException if a training score is NaN or infinite
   */
  public TrainedRun train(Run run) {
    Split split = run.experiment().split(run.seed());
    MultiLayerNetwork network = run.initialNetwork((int) split.train().getFeatures().size(1));
    String initialParameters = ParameterFingerprint.of(network);
    String runId = run.id(network);
    List<EpochResult> epochs = new ArrayList<>();
    double seconds = resume(run, runId, network, split.train().numExamples(), epochs);
    LogitNetwork logitNetwork = new LogitNetwork(network);
    BatchOrder batches = new BatchOrder(split.train(), run.experiment().training());
    while (epochs.size() < run.experiment().training().epochs()) {
      int epoch = epochs.size() + 1;
      long start = System.nanoTime();
      double trainLoss = trainEpoch(run, network, batches, epoch);
      seconds += (System.nanoTime() - start) * 1e-9;
      EpochResult result = evaluate(run, logitNetwork, split.test(), epoch, trainLoss);
      epochs.add(result);
      checkpoints.keep(run, Checkpoint.of(runId, network, epochs, seconds));
      progress.epochFinished(run, result);
    }
    INDArray logits = logitNetwork.logits(split.test().getFeatures());
    Task task = run.experiment().task();
    Predictions predictions = task.predictions(logits, split.test().getLabels());
    int outputs = run.experiment().outputs();
    RunResult result =
        new RunResult(
            run.loss().name(),
            run.seed(),
            predictions.accuracy(),
            predictions.meanLoss(),
            ownLoss(run, network, logits, split.test().getLabels()),
            task.macroF1(predictions, outputs),
            predictions.calibrationError(),
            task.hammingLoss(predictions, outputs),
            seconds,
            epochs.size() * (double) split.train().numExamples() / seconds,
            epochs,
            ParameterFingerprint.of(network),
            initialParameters);
    return new TrainedRun(result, predictions, ModelBytes.of(network, split.normalizer()));
  }

  /** Seconds spent before; {@code epochs} takes the results so far. */
  private double resume(
      Run run, String runId, MultiLayerNetwork network, int examples, List<EpochResult> epochs) {
    Checkpoint checkpoint = checkpoints.latest(run).orElse(null);
    if (checkpoint == null) {
      return 0;
    }
    if (!checkpoint.runId().equals(runId)
        || checkpoint.epochs().size() > run.experiment().training().epochs()) {
      throw new ForeignCheckpointException(run);
    }
    checkpoint.restore(network);
    epochs.addAll(checkpoint.epochs());
    progress.resumed(run, (long) examples * epochs.size());
    return checkpoint.seconds();
  }

  private double trainEpoch(Run run, MultiLayerNetwork network, BatchOrder batches, int epoch) {
    Nd4j.getRandom().setSeed(EpochSeed.of(run.seed(), epoch));
    double sum = 0;
    int examples = 0;
    int batch = 0;
    for (Iterator<DataSet> all = batches.epoch(run.seed(), epoch); all.hasNext(); ) {
      DataSet next = all.next();
      network.fit(next);
      batch++;
      double loss = network.score();
      if (!Double.isFinite(loss)) {
        throw new DivergenceException(run, epoch, batch, loss);
      }
      sum += loss * next.numExamples();
      examples += next.numExamples();
      progress.batchFinished(run, next.numExamples(), loss);
    }
    return sum / examples;
  }

  private static EpochResult evaluate(
      Run run, LogitNetwork network, DataSet test, int epoch, double trainLoss) {
    Predictions predictions =
        run.experiment()
            .task()
            .predictions(network.logits(test.getFeatures()), test.getLabels());
    return new EpochResult(epoch, trainLoss, predictions.meanLoss(), predictions.accuracy());
  }

  private static double ownLoss(
      Run run, MultiLayerNetwork network, INDArray logits, INDArray labels) {
    return run.loss()
        .function()
        .computeScore(labels, logits, LogitNetwork.outputActivation(network), null, true);
  }
}
