package dev.crossentropy.training.checkpoint;

import dev.crossentropy.training.EpochResult;
import dev.crossentropy.training.Run;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Where a training stood at the end of an epoch. Together with the run it is all that the rest of
 * the training depends on: everything random in an epoch derives from the seed and the epoch's
 * number.
 *
 * @param runId of the run that it belongs to, see {@link Run#id}
 * @param iteration steps taken so far, which updaters with bias correction count
 * @param updaterState momentum and the like, null for an updater that has none
 * @param seconds spent in training steps so far
 */
public record Checkpoint(
    String runId,
    List<EpochResult> epochs,
    int iteration,
    float[] parameters,
    float @Nullable [] updaterState,
    double seconds)
    implements Serializable {

  public static Checkpoint beforeTraining(String runId, MultiLayerNetwork network) {
    return of(runId, network, List.of(), 0);
  }

  /** This one's run after another epoch. */
  public Checkpoint next(MultiLayerNetwork network, EpochResult epoch, double secondsSoFar) {
    List<EpochResult> all = new ArrayList<>(epochs);
    all.add(epoch);
    return of(runId, network, all, secondsSoFar);
  }

  private static Checkpoint of(
      String runId, MultiLayerNetwork network, List<EpochResult> epochs, double seconds) {
    INDArray updaterState = network.getUpdater().getStateViewArray();
    return new Checkpoint(
        runId,
        List.copyOf(epochs),
        network.getLayerWiseConfigurations().getIterationCount(),
        network.params().toFloatVector(),
        updaterState == null ? null : updaterState.dup().toFloatVector(),
        seconds);
  }

  /** Puts a freshly initialised network where this checkpoint was taken. */
  public void restore(MultiLayerNetwork network) {
    MultiLayerConfiguration configuration = network.getLayerWiseConfigurations();
    configuration.setIterationCount(iteration);
    network.setParams(row(parameters));
    if (updaterState != null) {
      network.getUpdater().getStateViewArray().assign(row(updaterState));
    }
  }

  private static INDArray row(float[] values) {
    return Nd4j.createFromArray(values).reshape(1, values.length);
  }
}
