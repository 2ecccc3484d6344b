package dev.crossentropy.training.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossentropy.data.Split;
import dev.crossentropy.training.NetworkRequest;
import dev.crossentropy.training.TwoMoons;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.preprocessor.ImagePreProcessingScaler;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

class SavedNetworkTest {

  private static final ModelLabels LABELS = new ModelLabels("two-moons", List.of("a", "b\u2028c"));

  @TempDir Path folder;

  private static MultiLayerNetwork network(DataType type) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            TwoMoons.network(
                new NetworkRequest(new LossMCXENT(), 1, 0.1, 2, 2), new Adam(0.1), type));
    network.init();
    return network;
  }

  private static byte[] model(DataType type) {
    return ModelBytes.of(network(type), new TwoMoons().split(1), LABELS);
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"FLOAT", "DOUBLE"})
  void readsWhatWasWritten(DataType type) throws IOException {
    Split split = new TwoMoons().split(1);
    SavedNetwork saved = SavedNetwork.of(model(type));
    INDArray features = split.test().getFeatures().castTo(type);
    assertThat(saved.network().params()).isEqualTo(network(type).params());
    assertThat(saved.network().output(features)).isEqualTo(network(type).output(features));
    assertThat(saved.labels()).contains(LABELS);
    INDArray expected = split.test().getFeatures().dup();
    INDArray found = expected.dup();
    java.util.Objects.requireNonNull(split.normalizer()).transform(expected);
    java.util.Objects.requireNonNull(saved.normalizer()).transform(found);
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void writesWhatModelSerializerReads() throws IOException {
    Path file = Files.write(folder.resolve("model.zip"), model(DataType.FLOAT));
    assertThat(ModelSerializer.restoreMultiLayerNetwork(file.toFile(), true).params())
        .isEqualTo(network(DataType.FLOAT).params());
    assertThat(
            ModelSerializer
                .<org.nd4j.linalg.dataset.api.preprocessor.Normalizer<?>>restoreNormalizerFromFile(
                    file.toFile()))
        .isEqualTo(new TwoMoons().split(1).normalizer());
  }

  @Test
  void readsConvolutionsAndScaledPixels() throws IOException {
    MultiLayerConfiguration configuration =
        new NeuralNetConfiguration.Builder()
            .list()
            .layer(new ConvolutionLayer.Builder(5, 5).nOut(3).build())
            .layer(new SubsamplingLayer.Builder().kernelSize(2, 2).stride(2, 2).build())
            .layer(
                new OutputLayer.Builder(new LossMCXENT())
                    .nOut(4)
                    .activation(Activation.SOFTMAX)
                    .build())
            .setInputType(InputType.convolutionalFlat(16, 16, 1))
            .build();
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    Split split = new TwoMoons().split(1);
    Split scaled = new Split(split.train(), split.test(), new ImagePreProcessingScaler(0, 1));
    SavedNetwork saved = SavedNetwork.of(ModelBytes.of(network, scaled, LABELS));
    INDArray images = Nd4j.rand(5, 256);
    assertThat(saved.network().output(images)).isEqualTo(network.output(images));
    assertThat(saved.normalizer()).isEqualTo(new ImagePreProcessingScaler(0, 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "org.deeplearning4j.nn.conf.layers.DenseLayer | javax.swing.JFrame       | names the class javax.swing.JFrame",
        "\"nin\" : 2    | \"nin\" : 2000000000 | parameters, expected",
        "\"nin\" : 2    | \"nin\" : -2         | parameters, expected",
        "\"nout\" : 4   | \"nout\" : 40        | parameters, expected",
        "\"confs\"      | \"configurations\"   | describes no network",
        "\"backpropType\" | \"confs\" : [], \"confs\" | no JSON: Duplicate field",
      })
  void refusesAConfigurationThatIsNotItsOwn(String from, String to, String problem)
      throws IOException {
    Map<String, byte[]> entries = entries(model(DataType.FLOAT));
    String json = text(entries.get(ModelSerializer.CONFIGURATION_JSON));
    assertThat(json).containsIgnoringCase(from);
    entries.put(
        ModelSerializer.CONFIGURATION_JSON,
        json.replaceFirst("(?i)" + from, to).getBytes(StandardCharsets.UTF_8));
    refuses(zip(entries), problem);
  }

  @Test
  void passesOverALossThatItDoesNotKnow() throws IOException {
    Map<String, byte[]> entries = entries(model(DataType.FLOAT));
    String json =
        text(entries.get(ModelSerializer.CONFIGURATION_JSON))
            .replace("org.nd4j.linalg.lossfunctions.impl.LossMCXENT", "com.example.MyLoss");
    entries.put(ModelSerializer.CONFIGURATION_JSON, json.getBytes(StandardCharsets.UTF_8));
    assertThat(json).contains("com.example.MyLoss");
    assertThat(SavedNetwork.of(zip(entries)).network().params())
        .isEqualTo(network(DataType.FLOAT).params());
  }

  /** Shapes in coefficients.bin that native code would believe. */
  @ParameterizedTest
  @CsvSource({
    "0, -1, dimensions",
    "0, 3, dimensions",
    "1, 9223372036854775807, dimension of",
    "1, 1000000, expected 1000000",
    "1, -5, dimension of",
    "1, 21, expected 21"
  })
  void refusesAShapeThatIsNotItsNetworks(int position, long value, String problem)
      throws IOException {
    Map<String, byte[]> entries = entries(model(DataType.FLOAT));
    byte[] coefficients = entries.get(ModelSerializer.COEFFICIENTS_BIN);
    int shape = 2 + "MIXED_DATA_TYPES".length() + Long.BYTES + 2 + "LONG".length();
    java.nio.ByteBuffer.wrap(coefficients).putLong(shape + position * Long.BYTES, value);
    entries.put(ModelSerializer.COEFFICIENTS_BIN, coefficients);
    refuses(zip(entries), problem);
  }

  @Test
  void refusesParametersThatAreNoNumbers() {
    MultiLayerNetwork network = network(DataType.FLOAT);
    network.getParam("1_W").putScalar(3, Float.NaN);
    refuses(ModelBytes.of(network, new TwoMoons().split(1), LABELS), "1_W hold NaN");
  }

  @Test
  void loadsNoClassThatANormaliserNames() throws IOException {
    Map<String, byte[]> entries = entries(model(DataType.FLOAT));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeUTF("NORMALIZER");
    out.writeInt(1);
    out.writeUTF("CUSTOM");
    out.writeUTF("com.example.Anything");
    entries.put(ModelSerializer.NORMALIZER_BIN, bytes.toByteArray());
    refuses(zip(entries), "a normaliser of type CUSTOM");
  }

  @Test
  void readsNoSerializedObject() throws IOException {
    Map<String, byte[]> entries = entries(model(DataType.FLOAT));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
      objects.writeObject(new Bomb());
    }
    entries.put("preprocessor.bin", bytes.toByteArray());
    assertThat(SavedNetwork.of(zip(entries)).entries()).isEmpty();
    assertThat(Bomb.exploded).isFalse();
  }

  private static final class Bomb implements java.io.Serializable {

    private static final long serialVersionUID = 1L;
    private static boolean exploded;

    private void readObject(java.io.ObjectInputStream in) {
      exploded = true;
    }
  }

  @Test
  void refusesWhatIsNoModel() throws IOException {
    refuses(new byte[0], "not a zip file");
    refuses("no model".getBytes(StandardCharsets.UTF_8), "not a zip file");
    refuses(zip(Map.of("a", new byte[1])), "without a network");
    assertThatThrownBy(() -> SavedNetwork.read(folder)).hasMessage("not a file");
    assertThatThrownBy(() -> SavedNetwork.read(folder.resolve("none"))).hasMessage("no such file");
  }

  /** Whatever is changed, it is read or refused, and the virtual machine lives. */
  @Test
  void survivesMutations() throws IOException {
    Map<String, byte[]> original = entries(model(DataType.FLOAT));
    original.remove("updaterState.bin");
    Random random = new Random(1);
    int refused = 0;
    for (int i = 0; i < 1000; i++) {
      Map<String, byte[]> entries = new HashMap<>(original);
      String name =
          original.keySet().stream()
              .skip(random.nextInt(original.size()))
              .findFirst()
              .orElseThrow();
      byte[] bytes = entries.get(name).clone();
      for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      entries.put(
          name,
          random.nextInt(8) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes);
      try {
        SavedNetwork.of(zip(entries)).network().output(Nd4j.zeros(1, 2));
      } catch (IOException | RuntimeException e) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  private static void refuses(byte[] zip, String problem) {
    assertThatThrownBy(() -> SavedNetwork.of(zip))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(problem);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static Map<String, byte[]> entries(byte[] zip) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), in.readAllBytes());
      }
    }
    return entries;
  }

  private static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }
}
