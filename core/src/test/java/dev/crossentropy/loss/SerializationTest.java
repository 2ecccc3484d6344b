package dev.crossentropy.loss;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.shade.jackson.databind.ObjectMapper;

class SerializationTest {

  @ParameterizedTest
  @MethodSource("dev.crossentropy.loss.OptionsTest#eachOption")
  void survivesJava(ILossFunction loss, String name) throws Exception {
    ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(javaBytes(loss)));

    assertThat(in.readObject()).isEqualTo(loss).hasToString(name);
  }

  /** Spark may be told to use it for whatever it sends to its executors. */
  @ParameterizedTest
  @MethodSource("dev.crossentropy.loss.OptionsTest#eachOption")
  void survivesKryo(ILossFunction loss, String name) {
    Kryo kryo = new Kryo();
    Output out = new Output(1024, -1);
    kryo.writeClassAndObject(out, loss);

    assertThat(kryo.readClassAndObject(new Input(out.toBytes()))).isEqualTo(loss).hasToString(name);
  }

  @ParameterizedTest
  @MethodSource("dev.crossentropy.loss.OptionsTest#eachOption")
  void survivesTheJsonOfAConfiguration(ILossFunction loss, String name) {
    String json = configuration(loss).toJson();

    assertThat(lossOf(MultiLayerConfiguration.fromJson(json))).isEqualTo(loss).hasToString(name);
  }

  @ParameterizedTest
  @MethodSource("dev.crossentropy.loss.OptionsTest#eachOption")
  void survivesTheYamlOfAConfiguration(ILossFunction loss, String name) {
    String yaml = configuration(loss).toYaml();

    assertThat(lossOf(MultiLayerConfiguration.fromYaml(yaml))).isEqualTo(loss).hasToString(name);
  }

  @ParameterizedTest
  @MethodSource("dev.crossentropy.loss.OptionsTest#eachOption")
  void survivesTheJsonOfAGraph(ILossFunction loss, String name) {
    ComputationGraphConfiguration graph =
        new NeuralNetConfiguration.Builder()
            .graphBuilder()
            .addInputs("in")
            .addLayer("out", outputLayer(loss), "in")
            .setOutputs("out")
            .build();
    ComputationGraph read =
        new ComputationGraph(ComputationGraphConfiguration.fromJson(graph.toJson()));
    read.init();

    assertThat(((BaseOutputLayer) read.getLayer("out").conf().getLayer()).getLossFn())
        .isEqualTo(loss)
        .hasToString(name);
  }

  @ParameterizedTest
  @MethodSource("dev.crossentropy.loss.OptionsTest#eachOption")
  void survivesModelSerializer(ILossFunction loss, String name) throws IOException {
    MultiLayerNetwork network = new MultiLayerNetwork(configuration(loss));
    network.init();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ModelSerializer.writeModel(network, bytes, true);
    MultiLayerNetwork read =
        ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(bytes.toByteArray()));

    assertThat(lossOf(read.getLayerWiseConfigurations())).isEqualTo(loss).hasToString(name);
  }

  @ParameterizedTest
  @MethodSource("dev.crossentropy.loss.OptionsTest#illegalJson")
  void refusesIllegalOptionsInJson(String json, List<String> facts) {
    ObjectMapper mapper = NeuralNetConfiguration.mapper();

    assertThatThrownBy(() -> mapper.readValue(json, ILossFunction.class))
        .hasMessageContainingAll(facts.toArray(String[]::new));
  }

  @Test
  void refusesIllegalOptionsInAJavaStream() throws IOException {
    byte[] legal = ByteBuffer.allocate(Double.BYTES).putDouble(0.123).array();
    byte[] illegal = ByteBuffer.allocate(Double.BYTES).putDouble(5).array();
    String written =
        new String(javaBytes(CrossEntropyLoss.builder().labelSmoothing(0.123).build()), ISO_8859_1);
    String forged = written.replace(new String(legal, ISO_8859_1), new String(illegal, ISO_8859_1));
    ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(forged.getBytes(ISO_8859_1)));

    assertThatThrownBy(in::readObject)
        .isInstanceOf(InvalidObjectException.class)
        .hasMessageContaining("labelSmoothing must be in [0, 1), was 5.0");
  }

  private static byte[] javaBytes(ILossFunction loss) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(loss);
    }
    return bytes.toByteArray();
  }

  private static MultiLayerConfiguration configuration(ILossFunction loss) {
    return new NeuralNetConfiguration.Builder().list().layer(outputLayer(loss)).build();
  }

  private static OutputLayer outputLayer(ILossFunction loss) {
    return new OutputLayer.Builder(loss).nIn(2).nOut(3).activation(Activation.SOFTMAX).build();
  }

  private static ILossFunction lossOf(MultiLayerConfiguration configuration) {
    return ((BaseOutputLayer) configuration.getConf(0).getLayer()).getLossFn();
  }
}
