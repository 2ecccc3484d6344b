package dev.crossentropy.training.model;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.preprocessor.DataNormalization;

/**
 * A network read from a file of unknown origin, such as {@link ModelSerializer} writes. Nothing in
 * the file is believed: no object is deserialized, classes come from an allow-list, and parameters
 * are as many as the configuration says before ND4J sees them. The loss is not needed to predict;
 * one that is not on the list is passed over.
 *
 * @param labels what the outputs mean; empty if another program saved the network
 * @param normalizer what examples went through before; null if the file holds none
 * @param entries all other files in the zip that were asked for, by name
 */
public record SavedNetwork(
    MultiLayerNetwork network,
    Optional<ModelLabels> labels,
    @Nullable DataNormalization normalizer,
    Map<String, byte[]> entries) {

  /** A configuration of a thousand layers has less than a megabyte. */
  private static final int MOST_TEXT = 1 << 24;

  /** 200 million parameters: more than a CPU is patient with. */
  private static final int MOST_NUMBERS = 800_000_000;

  /**
   * @param others names of further entries to keep
   * @throws IOException if the file is no such network; the message says why in a line
   */
  public static SavedNetwork read(Path file, String... others) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(Files.exists(file) ? "not a file" : "no such file");
    }
    try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
      return read(stream, others);
    }
  }

  /** The same from bytes. */
  public static SavedNetwork of(byte[] zip, String... others) throws IOException {
    return read(new ByteArrayInputStream(zip), others);
  }

  private static SavedNetwork read(InputStream stream, String... others) throws IOException {
    Map<String, byte[]> entries = entries(stream, others);
    byte[] json = entries.remove(ModelSerializer.CONFIGURATION_JSON);
    byte[] coefficients = entries.remove(ModelSerializer.COEFFICIENTS_BIN);
    if (json == null || coefficients == null) {
      throw new IOException("a zip file without a network");
    }
    byte[] normalizer = entries.remove(ModelSerializer.NORMALIZER_BIN);
    byte[] labels = entries.remove(ModelLabels.ENTRY);
    return new SavedNetwork(
        network(NetworkJson.read(json), coefficients),
        labels == null ? Optional.empty() : ModelLabels.parse(labels),
        normalizer == null ? null : SavedNormalizer.read(normalizer),
        Map.copyOf(entries));
  }

  private static Map<String, byte[]> entries(InputStream stream, String... others)
      throws IOException {
    Map<String, Integer> limits = new HashMap<>();
    limits.put(ModelSerializer.CONFIGURATION_JSON, MOST_TEXT);
    limits.put(ModelSerializer.COEFFICIENTS_BIN, MOST_NUMBERS);
    limits.put(ModelSerializer.NORMALIZER_BIN, MOST_TEXT);
    limits.put(ModelLabels.ENTRY, MOST_TEXT);
    for (String other : others) {
      limits.put(other, MOST_TEXT);
    }
    Map<String, byte[]> entries = new HashMap<>();
    boolean empty = true;
    try (ZipInputStream zip = new ZipInputStream(stream)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        empty = false;
        Integer limit = limits.get(entry.getName());
        if (limit != null
            && entries.put(entry.getName(), bounded(zip, entry.getName(), limit)) != null) {
          throw new IOException("holds two entries named " + entry.getName());
        }
      }
    }
    if (empty) {
      throw new IOException("not a zip file");
    }
    return entries;
  }

  private static byte[] bounded(InputStream stream, String name, int limit) throws IOException {
    byte[] bytes = stream.readNBytes(limit);
    if (stream.read() >= 0) {
      throw new IOException("%s unpacks to more than %d bytes".formatted(name, limit));
    }
    return bytes;
  }

  private static MultiLayerNetwork network(
      MultiLayerConfiguration configuration, byte[] coefficients) throws IOException {
    try {
      long expected = 0;
      for (NeuralNetConfiguration layer : configuration.getConfs()) {
        expected += layer.getLayer().initializer().numParams(layer);
      }
      SavedArray array = SavedArray.read(coefficients);
      array.requireLength("parameters", expected);
      INDArray parameters = array.values(configuration.getDataType());
      MultiLayerNetwork network = new MultiLayerNetwork(configuration);
      network.init(parameters.reshape(1, expected), false);
      requireNumbers(network);
      return network;
    } catch (RuntimeException e) {
      throw new IOException("its configuration describes no network (" + e + ")", e);
    }
  }

  private static void requireNumbers(MultiLayerNetwork network) throws IOException {
    for (Map.Entry<String, INDArray> parameter : network.paramTable().entrySet()) {
      if (!Double.isFinite(parameter.getValue().sumNumber().doubleValue())) {
        throw new IOException(
            "its parameters %s hold NaN or infinite numbers".formatted(parameter.getKey()));
      }
    }
  }
}
