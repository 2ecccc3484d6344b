package dev.crossentropy.experiment;

import java.io.Serializable;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** One network to train. Two equal runs give equal parameters, bit for bit. */
public record Run(Experiment experiment, NamedLoss loss, long seed) implements Serializable {

  /**
   * The network before training. Its parameters depend on the experiment and the seed, not on the
   * loss.
   */
  public MultiLayerNetwork initialNetwork(int inputs) {
    NetworkRequest request =
        new NetworkRequest(
            loss.function(),
            seed,
            experiment.training().learningRate(),
            inputs,
            experiment.data().classNames().size());
    MultiLayerNetwork network = new MultiLayerNetwork(experiment.network().configure(request));
    network.init();
    return network;
  }

  /** How messages name this run. */
  public String label() {
    return loss.name() + ", seed " + seed;
  }
}
