package dev.crossentropy.training;

import dev.crossentropy.data.Sha256;
import dev.crossentropy.runtime.LeanNetwork;
import dev.crossentropy.training.model.ParameterFingerprint;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
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
            experiment.outputs());
    MultiLayerNetwork network = new LeanNetwork(experiment.network().configure(request));
    network.init();
    return network;
  }

  /**
   * Identifies all that decides about the trained parameters except the number of epochs, so that a
   * checkpoint finds its run and no other.
   */
  public String id(MultiLayerNetwork initial) {
    TrainingSettings training = experiment.training();
    String text =
        String.join(
            "\n",
            loss.name(),
            Long.toString(seed),
            Integer.toString(training.batchSize()),
            Double.toString(training.labelNoise()),
            Double.toString(training.imbalance()),
            Double.toString(training.softLabels()),
            experiment.data().sha256(),
            ParameterFingerprint.of(initial),
            initial.getLayerWiseConfigurations().toJson());
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** How messages name this run. */
  public String label() {
    return loss.name() + ", seed " + seed;
  }
}
