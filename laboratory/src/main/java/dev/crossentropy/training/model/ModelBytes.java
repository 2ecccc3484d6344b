package dev.crossentropy.training.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.dataset.api.preprocessor.DataNormalization;

/**
 * A network as the zip file that {@link ModelSerializer} reads: parameters, updater, normaliser,
 * labels.
 */
public final class ModelBytes {

  private ModelBytes() {}

  public static byte[] of(
      MultiLayerNetwork network, DataNormalization normalizer, ModelLabels labels) {
    try {
      // Through a file: ModelSerializer fails on a stream when a normaliser goes with the model,
      // because writing the normaliser closes the zip.
      Path file = Files.createTempFile("model", ".zip");
      try {
        ModelSerializer.writeModel(network, file.toFile(), true);
        ModelSerializer.addNormalizerToModel(file.toFile(), normalizer);
        labels.addTo(file);
        return Files.readAllBytes(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot store the trained model: " + e.getMessage(), e);
    }
  }
}
