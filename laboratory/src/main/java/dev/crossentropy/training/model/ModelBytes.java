package dev.crossentropy.training.model;

import dev.crossentropy.data.Split;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;

/**
 * A network as the zip file that {@link ModelSerializer} reads: parameters, updater, normaliser,
 * labels, and what the data say of themselves.
 */
public final class ModelBytes {

  private ModelBytes() {}

  public static byte[] of(MultiLayerNetwork network, Split split, ModelLabels labels) {
    try {
      // Through a file: ModelSerializer fails on a stream when a normaliser goes with the model,
      // because writing the normaliser closes the zip.
      Path file = Files.createTempFile("model", ".zip");
      try {
        ModelSerializer.writeModel(network, file.toFile(), true);
        if (split.normalizer() != null) {
          ModelSerializer.addNormalizerToModel(file.toFile(), split.normalizer());
        }
        labels.addTo(file);
        addTo(file, split.entries());
        return Files.readAllBytes(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot store the trained model: " + e.getMessage(), e);
    }
  }

  private static void addTo(Path model, Map<String, byte[]> entries) throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(model)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        Files.write(zip.getPath(entry.getKey()), entry.getValue());
      }
    }
  }
}
