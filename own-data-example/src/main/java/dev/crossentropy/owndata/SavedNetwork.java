package dev.crossentropy.owndata;

import dev.crossentropy.data.DataException;
import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;

/** The network of a model's zip. */
final class SavedNetwork {

  private SavedNetwork() {}

  static MultiLayerNetwork read(Path model) {
    try {
      return ModelSerializer.restoreMultiLayerNetwork(model.toFile(), false);
    } catch (IOException | RuntimeException e) {
      throw new DataException(
          "%s is damaged, or no model of Deeplearning4j: %s".formatted(model, e.getMessage()), e);
    }
  }
}
