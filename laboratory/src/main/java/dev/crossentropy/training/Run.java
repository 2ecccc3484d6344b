package dev.crossentropy.training;

import dev.crossentropy.data.Sha256;
import dev.crossentropy.training.output.FileNames;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** One network to train. Two equal runs give equal parameters, bit for bit. */
public record Run(Experiment experiment, NamedLoss loss, long seed) implements Serializable {

  /**
   * The network before training. Its parameters depend on the experiment and the seed, not on the
   * loss.
   */
  public MultiLayerNetwork initialNetwork(int inputs) {
    MultiLayerNetwork network = experiment.training().runtime().network(configuration(inputs));
    network.init();
    return network;
  }

  private MultiLayerConfiguration configuration(int inputs) {
    double rate = experiment.training().learningRate();
    return experiment
        .network()
        .configure(new NetworkRequest(loss.function(), seed, rate, inputs, experiment.outputs()));
  }

  /**
   * Identifies all that decides about the trained parameters, so that kept work finds its run and
   * no other.
   */
  public String id(int inputs) {
    String text =
        String.join(
            "\n",
            loss.name(),
            Long.toString(seed),
            experiment.training().toString(),
            experiment.data().sha256(),
            configuration(inputs).toJson());
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Names this run's files; no other run of its plan has the same. */
  public String key() {
    return "%s-seed-%d-rate-%s"
        .formatted(FileNames.of(loss.name()), seed, experiment.training().learningRate());
  }

  /** Whether only the seeds differ. */
  public boolean isRepetitionOf(Run other) {
    return loss.name().equals(other.loss.name())
        && experiment.training().equals(other.experiment.training());
  }

  /** How messages name this run. */
  public String label() {
    return loss.name() + ", seed " + seed;
  }
}
