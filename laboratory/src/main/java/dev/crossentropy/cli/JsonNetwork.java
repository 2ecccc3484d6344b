package dev.crossentropy.cli;

import dev.crossentropy.data.DataException;
import dev.crossentropy.training.NetworkFactory;
import dev.crossentropy.training.NetworkRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;

/**
 * A network of the user's own, as {@link MultiLayerConfiguration#toJson()} writes it. Its output
 * layer gets each loss in turn, its layers the run's seed and learning rate; all else stays.
 */
record JsonNetwork(String file, String json) implements NetworkFactory {

  /** A configuration has kilobytes; what is much larger is no configuration. */
  private static final long MOST_BYTES = 16L << 20;

  /**
   * @throws DataException if the file holds no network with an output layer
   */
  static JsonNetwork read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new DataException(
          "--network %s: no such file; expected a network as MultiLayerConfiguration.toJson() writes it"
              .formatted(file));
    }
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new DataException("--network %s: too large for a network".formatted(file));
      }
      JsonNetwork network = new JsonNetwork(file.toString(), Files.readString(file));
      network.parse();
      return network;
    } catch (IOException e) {
      throw new DataException("--network %s cannot be read: %s".formatted(file, e), e);
    }
  }

  private MultiLayerConfiguration parse() {
    MultiLayerConfiguration parsed;
    try {
      parsed = MultiLayerConfiguration.fromJson(json);
    } catch (RuntimeException e) {
      throw new DataException(
          "--network %s holds no network in Deeplearning4j's JSON: %s"
              .formatted(file, firstLine(e)),
          e);
    }
    if (parsed == null || parsed.getConfs().isEmpty()) {
      throw new DataException("--network %s holds a network without layers".formatted(file));
    }
    Layer last = last(parsed);
    if (!(last instanceof BaseOutputLayer) && !(last instanceof LossLayer)) {
      throw new DataException(
          "--network %s ends in a %s; expected an OutputLayer or a LossLayer, which takes the loss"
              .formatted(file, last.getClass().getSimpleName()));
    }
    return parsed;
  }

  private static String firstLine(RuntimeException e) {
    if (e instanceof NullPointerException) {
      return "it lists no layers"; // Deeplearning4j takes them for granted
    }
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message.lines().findFirst().orElse("");
  }

  private static Layer last(MultiLayerConfiguration network) {
    List<NeuralNetConfiguration> layers = network.getConfs();
    return layers.get(layers.size() - 1).getLayer();
  }

  @Override
  public MultiLayerConfiguration configure(NetworkRequest request) {
    MultiLayerConfiguration network = parse();
    for (NeuralNetConfiguration layer : network.getConfs()) {
      layer.setSeed(request.seed());
      if (layer.getLayer() instanceof BaseLayer trained && trained.getIUpdater() != null) {
        trained.getIUpdater().setLrAndSchedule(request.learningRate(), null);
      }
    }
    Layer last = last(network);
    if (last instanceof BaseOutputLayer output) {
      output.setLossFn(request.loss());
    } else {
      ((LossLayer) last).setLossFn(request.loss());
    }
    requireFit(network, request);
    return network;
  }

  private void requireFit(MultiLayerConfiguration network, NetworkRequest request) {
    if (network.getConf(0).getLayer() instanceof FeedForwardLayer first
        && network.getInputPreProcess(0) == null
        && first.getNIn() != request.inputs()) {
      throw new DataException(
          "--network %s takes %d inputs, but an example has %d features"
              .formatted(file, first.getNIn(), request.inputs()));
    }
    if (last(network) instanceof FeedForwardLayer output
        && output.getNOut() > 0
        && output.getNOut() != request.classes()) {
      throw new DataException(
          "--network %s has %d outputs, but the data have %d classes or labels"
              .formatted(file, output.getNOut(), request.classes()));
    }
  }
}
