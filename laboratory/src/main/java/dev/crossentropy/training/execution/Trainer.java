package dev.crossentropy.training.execution;

import dev.crossentropy.runtime.NativeRuntime;
import dev.crossentropy.training.Divergence;
import dev.crossentropy.training.Examples;
import dev.crossentropy.training.Run;
import dev.crossentropy.training.RunResult;
import dev.crossentropy.training.TrainedRun;
import dev.crossentropy.training.checkpoint.Checkpoint.History;
import dev.crossentropy.training.checkpoint.Checkpoints;
import dev.crossentropy.training.model.LogitNetwork;
import dev.crossentropy.training.model.ModelBytes;
import dev.crossentropy.training.model.ModelLabels;
import dev.crossentropy.training.model.ParameterFingerprint;
import dev.crossentropy.training.prediction.BlindGuess;
import dev.crossentropy.training.prediction.Metrics;
import dev.crossentropy.training.prediction.Predictions;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

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
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public TrainedRun train(Run run) {
    Examples examples = run.experiment().examples(run.seed());
    MultiLayerNetwork network = run.initialNetwork((int) examples.train().getFeatures().size(1));
    String initial = ParameterFingerprint.of(network);
    try {
      History history = new EpochLoop(run, examples, network, progress).train(checkpoints);
      return measured(run, examples, network, history, initial);
    } catch (Diverged e) {
      return new TrainedRun(
          new Divergence(
              run.loss().name(),
              run.seed(),
              run.experiment().training().learningRate(),
              e.epoch(),
              e.batch(),
              initial),
          Predictions.none(run.experiment().task(), run.experiment().outputs()),
          new byte[0]);
    }
  }

  private static TrainedRun measured(
      Run run, Examples examples, MultiLayerNetwork network, History history, String initial) {
    List<String> names = run.experiment().data().classNames();
    INDArray labels = examples.test().getLabels();
    INDArray logits = new LogitNetwork(network).logits(examples.test().getFeatures());
    Predictions predictions =
        Predictions.of(run.experiment().task(), examples.split().testRows(), logits, labels);
    BlindGuess guess = BlindGuess.of(run.experiment().task(), examples.train().getLabels(), labels);
    int keptEpoch =
        run.experiment().training().patience() > 0 ? history.bestEpoch() : history.epochs().size();
    RunResult result =
        new RunResult(
            run.loss().name(),
            run.seed(),
            run.experiment().training().learningRate(),
            Metrics.accuracy(predictions),
            Metrics.meanLoss(predictions),
            ownLoss(run, network, logits, labels),
            Metrics.macroF1(predictions),
            Metrics.calibrationError(predictions),
            Metrics.hammingLoss(predictions),
            history.epochSeconds().stream().mapToDouble(Double::doubleValue).sum(),
            speed(examples.train().numExamples(), history.epochSeconds()),
            history.epochs(),
            keptEpoch,
            history.validationLosses(),
            Metrics.perClass(predictions, names),
            guess,
            Findings.of(history, keptEpoch, predictions, guess),
            NativeRuntime.blas(),
            ParameterFingerprint.of(network),
            initial);
    ModelLabels modelLabels = new ModelLabels(run.experiment().name(), names);
    return new TrainedRun(
        result, predictions, ModelBytes.of(network, examples.split(), modelLabels));
  }

  /** The virtual machine compiles in the first epoch. */
  private static double speed(int examples, List<Double> epochSeconds) {
    double[] warm =
        epochSeconds.stream()
            .skip(epochSeconds.size() > 1 ? 1 : 0)
            .mapToDouble(Double::doubleValue)
            .sorted()
            .toArray();
    return examples / (0.5 * (warm[warm.length / 2] + warm[(warm.length - 1) / 2]));
  }

  private static double ownLoss(
      Run run, MultiLayerNetwork network, INDArray logits, INDArray labels) {
    return run.loss()
        .function()
        .computeScore(labels, logits, LogitNetwork.outputActivation(network), null, true);
  }
}
