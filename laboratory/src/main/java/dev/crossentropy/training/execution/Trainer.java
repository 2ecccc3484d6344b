package dev.crossentropy.training.execution;

import dev.crossentropy.data.Mixup;
import dev.crossentropy.data.Split;
import dev.crossentropy.training.EpochResult;
import dev.crossentropy.training.Run;
import dev.crossentropy.training.RunResult;
import dev.crossentropy.training.TrainedRun;
import dev.crossentropy.training.checkpoint.Checkpoint;
import dev.crossentropy.training.checkpoint.Checkpoints;
import dev.crossentropy.training.checkpoint.ForeignCheckpointException;
import dev.crossentropy.training.model.LogitNetwork;
import dev.crossentropy.training.model.ModelBytes;
import dev.crossentropy.training.model.ModelLabels;
import dev.crossentropy.training.model.ParameterFingerprint;
import dev.crossentropy.training.prediction.Predictions;
import dev.crossentropy.training.prediction.Task;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
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
    LogitNetwork logitNetwork = new LogitNetwork(network);
    Checkpoint end = trainEpochs(run, split, network, logitNetwork);
    INDArray logits = logitNetwork.logits(split.test().getFeatures());
    Task task = run.experiment().task();
    Predictions predictions = task.predictions(logits, split.test().getLabels());
    List<String> classNames = run.experiment().data().classNames();
    int epochs = end.epochs().size();
    RunResult result =
        new RunResult(
            run.loss().name(),
            run.seed(),
            predictions.accuracy(),
            predictions.meanLoss(),
            ownLoss(run, network, logits, split.test().getLabels()),
            task.macroF1(predictions, classNames.size()),
            predictions.calibrationError(),
            task.hammingLoss(predictions, classNames.size()),
            end.seconds(),
            epochs * (double) split.train().numExamples() / end.seconds(),
            end.epochs(),
            task.perClass(predictions, classNames),
            ParameterFingerprint.of(network),
            initialParameters);
    ModelLabels labels = new ModelLabels(run.experiment().name(), classNames);
    return new TrainedRun(result, predictions, ModelBytes.of(network, split, labels));
  }

  private Checkpoint trainEpochs(
      Run run, Split split, MultiLayerNetwork network, LogitNetwork logitNetwork) {
    Checkpoint last = start(run, network, split.train().numExamples());
    BatchOrder batches = new BatchOrder(split.train(), run.experiment().training().batchSize());
    while (last.epochs().size() < run.experiment().training().epochs()) {
      int epoch = last.epochs().size() + 1;
      long start = System.nanoTime();
      double trainLoss = trainEpoch(run, network, batches, epoch);
      double seconds = last.seconds() + (System.nanoTime() - start) * 1e-9;
      EpochResult result = evaluate(run, logitNetwork, split.test(), epoch, trainLoss);
      last = last.next(network, result, seconds);
      checkpoints.keep(run, last);
      progress.epochFinished(run, result);
    }
    return last;
  }

  private Checkpoint start(Run run, MultiLayerNetwork network, int examples) {
    String runId = run.id(network);
    Checkpoint kept = checkpoints.latest(run).orElse(null);
    if (kept == null) {
      return Checkpoint.beforeTraining(runId, network);
    }
    int epochs = kept.epochs().size();
    if (!kept.runId().equals(runId) || epochs > run.experiment().training().epochs()) {
      throw new ForeignCheckpointException(run);
    }
    kept.restore(network);
    progress.resumed(run, epochs, (long) examples * epochs);
    return kept;
  }

  private double trainEpoch(Run run, MultiLayerNetwork network, BatchOrder batches, int epoch) {
    Nd4j.getRandom().setSeed(EpochSeed.of(run.seed(), epoch));
    UnaryOperator<DataSet> mixup = mixup(run, epoch);
    double sum = 0;
    int examples = 0;
    int batch = 0;
    for (Iterator<DataSet> all = batches.epoch(run.seed(), epoch); all.hasNext(); ) {
      DataSet next = mixup.apply(all.next());
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

  /**
   * Mixtures are drawn apart from the order of the examples, which stays what it is without them.
   */
  private static UnaryOperator<DataSet> mixup(Run run, int epoch) {
    double alpha = run.experiment().training().softLabels();
    return alpha == 0
        ? UnaryOperator.identity()
        : new Mixup(alpha, EpochSeed.of(~run.seed(), epoch))::mixed;
  }

  private static EpochResult evaluate(
      Run run, LogitNetwork network, DataSet test, int epoch, double trainLoss) {
    Predictions predictions =
        run.experiment().task().predictions(network.logits(test.getFeatures()), test.getLabels());
    return new EpochResult(epoch, trainLoss, predictions.meanLoss(), predictions.accuracy());
  }

  private static double ownLoss(
      Run run, MultiLayerNetwork network, INDArray logits, INDArray labels) {
    return run.loss()
        .function()
        .computeScore(labels, logits, LogitNetwork.outputActivation(network), null, true);
  }
}
