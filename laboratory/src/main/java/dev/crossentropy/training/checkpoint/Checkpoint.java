package dev.crossentropy.training.checkpoint;

import dev.crossentropy.training.EpochResult;
import dev.crossentropy.training.model.ParameterBytes;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Where a training stood at the end of an epoch. Together with the run it is all that the rest of
 * the training depends on: everything random in an epoch derives from the seed and the epoch's
 * number. Numbers are {@link ParameterBytes}.
 *
 * @param updaterState momentum and the like, no bytes for an updater that has none
 * @param bestParameters of the best epoch so far, no bytes if it is the last one
 */
public record Checkpoint(
    History history, byte[] parameters, byte[] updaterState, byte[] bestParameters) {

  /**
   * What a training has been through.
   *
   * @param runId of the run that it belongs to, see {@link dev.crossentropy.training.Run#id}
   * @param iteration steps taken so far, which updaters with bias correction count
   * @param validationLosses after each epoch; empty if there is no validation part
   * @param epochSeconds spent in training steps, for each epoch
   */
  public record History(
      String runId,
      int iteration,
      List<EpochResult> epochs,
      List<Double> validationLosses,
      List<Double> epochSeconds) {

    public History {
      epochs = List.copyOf(epochs);
      validationLosses = List.copyOf(validationLosses);
      epochSeconds = List.copyOf(epochSeconds);
    }

    /** The epoch of the smallest cross-entropy on the validation part; the last without one. */
    public int bestEpoch() {
      int best = validationLosses.isEmpty() ? epochs.size() : 1;
      for (int epoch = 2; epoch <= validationLosses.size(); epoch++) {
        if (validationLosses.get(epoch - 1) < validationLosses.get(best - 1)) {
          best = epoch;
        }
      }
      return best;
    }
  }

  public static Checkpoint beforeTraining(String runId, MultiLayerNetwork network) {
    History nothing = new History(runId, 0, List.of(), List.of(), List.of());
    return of(network, nothing, new byte[0]);
  }

  /**
   * This one's run after another epoch.
   *
   * @param validationLoss none or one
   */
  public Checkpoint next(
      MultiLayerNetwork network, EpochResult epoch, List<Double> validationLoss, double seconds) {
    History next =
        new History(
            history.runId(),
            network.getLayerWiseConfigurations().getIterationCount(),
            joined(history.epochs(), List.of(epoch)),
            joined(history.validationLosses(), validationLoss),
            joined(history.epochSeconds(), List.of(seconds)));
    boolean isBest = next.bestEpoch() == next.epochs().size();
    boolean wasBest = history.bestEpoch() == history.epochs().size();
    return of(network, next, isBest ? new byte[0] : wasBest ? parameters : bestParameters);
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  private static Checkpoint of(MultiLayerNetwork network, History history, byte[] best) {
    INDArray updaterState = network.getUpdater().getStateViewArray();
    return new Checkpoint(
        history,
        ParameterBytes.of(network.params()),
        updaterState == null ? new byte[0] : ParameterBytes.of(updaterState),
        best);
  }

  /**
   * Puts a freshly initialised network where this checkpoint was taken.
   *
   * @throws IllegalArgumentException if the network is of another size
   */
  public void restore(MultiLayerNetwork network) {
    network.getLayerWiseConfigurations().setIterationCount(history.iteration());
    network.getLayerWiseConfigurations().setEpochCount(history.epochs().size());
    ParameterBytes.into(network.params(), parameters);
    INDArray state = network.getUpdater().getStateViewArray();
    if (state != null) {
      ParameterBytes.into(state, updaterState);
    }
  }

  /** Puts the parameters of the best epoch into the network. */
  public void restoreBest(MultiLayerNetwork network) {
    if (bestParameters.length > 0) {
      ParameterBytes.into(network.params(), bestParameters);
    }
  }
}
