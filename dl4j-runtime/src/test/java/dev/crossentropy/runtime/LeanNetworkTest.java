package dev.crossentropy.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.weightnoise.DropConnect;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** DL4J's own network is the oracle; arithmetic is the same, so that all equalities are exact. */
class LeanNetworkTest {

  private static final int INPUTS = 16;

  private static final int CLASSES = 3;

  private static final int ITERATIONS = 6;

  /** Each a reason for a layer to compute something again, or to be left alone. */
  enum Shape {
    RELU(list -> list.layer(dense(Activation.RELU).build())),
    TANH_WRITES_INTO_WHAT_IS_KEPT(list -> list.layer(dense(Activation.TANH).build())),
    TWO_HIDDEN(
        list -> list.layer(dense(Activation.SIGMOID).build()).layer(dense(Activation.ELU).build())),
    DROPOUT_ON_INPUT_AND_BETWEEN(
        list ->
            list.layer(dense(Activation.RELU).dropOut(0.7).build())
                .layer(dense(Activation.LEAKYRELU).dropOut(0.5).build())),
    NOISY_WEIGHTS(
        list -> list.layer(dense(Activation.TANH).weightNoise(new DropConnect(0.6)).build())),
    LAYER_NORMALISATION(list -> list.layer(dense(Activation.RELU).hasLayerNorm(true).build())),
    NO_BIAS(list -> list.layer(dense(Activation.RELU).hasBias(false).build())),
    NO_HIDDEN(UnaryOperator.identity()),
    NO_WORKSPACES(list -> list.layer(dense(Activation.RELU).build())),
    PREPROCESSOR_BEFORE_DENSE(
        list ->
            list.layer(dense(Activation.RELU).build())
                .setInputType(InputType.convolutional(4, 4, 1)));

    private final UnaryOperator<ListBuilder> hidden;

    Shape(UnaryOperator<ListBuilder> hidden) {
      this.hidden = hidden;
    }

    MultiLayerConfiguration configuration() {
      ListBuilder list =
          new NeuralNetConfiguration.Builder()
              .seed(1)
              .l2(1e-3)
              .updater(new Nesterovs(0.1, 0.9))
              .trainingWorkspaceMode(
                  this == NO_WORKSPACES ? WorkspaceMode.NONE : WorkspaceMode.ENABLED)
              .list();
      return hidden
          .apply(list)
          .layer(
              new OutputLayer.Builder(LossFunction.MCXENT)
                  .nIn(INPUTS)
                  .nOut(CLASSES)
                  .activation(Activation.SOFTMAX)
                  .build())
          .build();
    }

    private static DenseLayer.Builder dense(Activation activation) {
      return new DenseLayer.Builder().nIn(INPUTS).nOut(INPUTS).activation(activation);
    }

    INDArray features() {
      INDArray flat = Nd4j.rand(-1, 1, Nd4j.getRandomFactory().getNewRandomInstance(2), 10, INPUTS);
      return this == PREPROCESSOR_BEFORE_DENSE ? flat.reshape(10, 1, 4, 4) : flat;
    }
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void trainsToTheParametersOfDl4j(Shape shape) {
    MultiLayerNetwork lean = trained(shape, new LeanNetwork(shape.configuration()));
    MultiLayerNetwork dl4j = trained(shape, new MultiLayerNetwork(shape.configuration()));

    assertSame(lean.params(), dl4j.params());
    assertSame(lean.updaterState(), dl4j.updaterState());
    assertThat(lean.score()).isEqualTo(dl4j.score());
    assertSame(lean.output(shape.features()), dl4j.output(shape.features()));
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void scoresTrainingDataAsDl4jDoesAfterTraining(Shape shape) {
    MultiLayerNetwork lean = trained(shape, new LeanNetwork(shape.configuration()));
    MultiLayerNetwork dl4j = trained(shape, new MultiLayerNetwork(shape.configuration()));

    for (boolean training : new boolean[] {true, false, true}) {
      double expected = score(dl4j, shape, training);
      assertThat(score(lean, shape, training)).isEqualTo(expected);
    }
  }

  @Test
  void givesTheGradientOfTheInputToWhoeverAsks() {
    MultiLayerNetwork lean = trained(Shape.RELU, new LeanNetwork(Shape.RELU.configuration()));
    MultiLayerNetwork dl4j = trained(Shape.RELU, new MultiLayerNetwork(Shape.RELU.configuration()));

    assertSame(inputGradient(lean), inputGradient(dl4j));
    lean.fit(batch(Shape.RELU, 10));
    dl4j.fit(batch(Shape.RELU, 10));
    assertSame(inputGradient(lean), inputGradient(dl4j));
  }

  @Test
  void passesErrorsFromOutsideBackToTheInput() {
    MultiLayerConfiguration configuration =
        new NeuralNetConfiguration.Builder()
            .seed(1)
            .list()
            .layer(Shape.dense(Activation.TANH).build())
            .layer(Shape.dense(Activation.RELU).build())
            .build();
    Pair<Gradient, INDArray> lean = outsideGradient(new LeanNetwork(configuration.clone()));
    Pair<Gradient, INDArray> dl4j = outsideGradient(new MultiLayerNetwork(configuration));

    assertSame(lean.getFirst().gradient(), dl4j.getFirst().gradient());
    assertSame(lean.getSecond(), dl4j.getSecond());
  }

  @Test
  void isSavedAsAnOrdinaryNetwork() throws IOException {
    MultiLayerNetwork lean =
        trained(
            Shape.TANH_WRITES_INTO_WHAT_IS_KEPT,
            new LeanNetwork(Shape.TANH_WRITES_INTO_WHAT_IS_KEPT.configuration()));
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ModelSerializer.writeModel(lean, file, true);

    MultiLayerNetwork restored =
        ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(file.toByteArray()));

    assertThat(restored.getClass()).isEqualTo(MultiLayerNetwork.class);
    assertThat(restored.getLayer(0).getClass().getPackageName()).startsWith("org.deeplearning4j");
    assertSame(restored.params(), lean.params());
    assertThat(lean.getLayerWiseConfigurations().toJson()).doesNotContain("crossentropy");
  }

  private static MultiLayerNetwork trained(Shape shape, MultiLayerNetwork network) {
    network.init();
    Nd4j.getRandom().setSeed(3); // dropout draws from it
    for (int i = 0; i < ITERATIONS; i++) {
      network.fit(batch(shape, i % 3 == 2 ? 4 : 10)); // as at the end of an epoch
    }
    return network;
  }

  private static DataSet batch(Shape shape, int size) {
    INDArray features = shape.features().get(NDArrayIndex.interval(0, size)).dup();
    INDArray labels = Nd4j.zeros(DataType.FLOAT, size, CLASSES);
    for (int row = 0; row < size; row++) {
      labels.putScalar(row, row % CLASSES, 1);
    }
    return new DataSet(features, labels);
  }

  private static double score(MultiLayerNetwork network, Shape shape, boolean training) {
    Nd4j.getRandom().setSeed(4);
    return network.score(batch(shape, 10), training);
  }

  private static INDArray inputGradient(MultiLayerNetwork network) {
    DataSet batch = batch(Shape.RELU, 10);
    return network
        .calculateGradients(batch.getFeatures(), batch.getLabels(), null, null)
        .getSecond();
  }

  private static Pair<Gradient, INDArray> outsideGradient(MultiLayerNetwork network) {
    network.init();
    network.setInput(Shape.RELU.features());
    network.feedForward(true, false);
    return network.backpropGradient(
        Nd4j.ones(DataType.FLOAT, 10, INPUTS), LayerWorkspaceMgr.noWorkspaces());
  }

  private static void assertSame(INDArray actual, INDArray expected) {
    assertThat(actual.dup('c').data().asFloat()).isEqualTo(expected.dup('c').data().asFloat());
  }
}
