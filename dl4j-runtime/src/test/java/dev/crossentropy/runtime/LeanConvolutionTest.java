package dev.crossentropy.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** DL4J's own convolution is the oracle; sums of floats in another order differ by rounding. */
class LeanConvolutionTest {

  /** Of sums of at most some hundred products of numbers around 1. */
  private static final float ROUNDING = 2e-5f;

  /** All that a convolution's configuration decides about its arithmetic. */
  enum Convolution {
    PLAIN(1, new ConvolutionLayer.Builder(3, 3)),
    MANY_CHANNELS(16, new ConvolutionLayer.Builder(3, 3)),
    STRIDE(3, new ConvolutionLayer.Builder(3, 2).stride(2, 3)),
    PADDING(1, new ConvolutionLayer.Builder(3, 5).padding(1, 2)),
    PADDING_AND_STRIDE(2, new ConvolutionLayer.Builder(3, 3).padding(2, 1).stride(2, 2)),
    SAME(2, new ConvolutionLayer.Builder(4, 3).convolutionMode(ConvolutionMode.Same)),
    SAME_WITH_STRIDE(
        16, new ConvolutionLayer.Builder(3, 3).stride(2, 2).convolutionMode(ConvolutionMode.Same)),
    DILATION(2, new ConvolutionLayer.Builder(2, 3).dilation(2, 2).padding(1, 0)),
    NO_BIAS(2, new ConvolutionLayer.Builder(3, 3).hasBias(false)),
    DROPOUT(2, new ConvolutionLayer.Builder(3, 3).dropOut(0.7)),
    TANH_WRITES_INTO_WHAT_IS_KEPT(
        2, new ConvolutionLayer.Builder(3, 3).activation(Activation.TANH));

    private final int channels;
    private final ConvolutionLayer layer;

    Convolution(int channels, ConvolutionLayer.Builder builder) {
      this.channels = channels;
      layer = builder.nOut(5).build();
    }

    MultiLayerConfiguration configuration() {
      return new NeuralNetConfiguration.Builder()
          .seed(1)
          .activation(Activation.RELU)
          .l2(1e-3)
          .updater(new Nesterovs(0.01, 0.9))
          .list()
          .layer(layer.clone())
          .layer(new SubsamplingLayer.Builder().kernelSize(2, 2).stride(2, 2).build())
          .layer(new ConvolutionLayer.Builder(2, 2).nOut(4).build())
          .layer(
              new OutputLayer.Builder(LossFunction.MCXENT)
                  .nOut(3)
                  .activation(Activation.SOFTMAX)
                  .build())
          .setInputType(InputType.convolutional(11, 13, channels))
          .build();
    }

    DataSet batch() {
      INDArray labels = Nd4j.zeros(DataType.FLOAT, 6, 3);
      for (int row = 0; row < 6; row++) {
        labels.putScalar(row, row % 3, 1);
      }
      Nd4j.getRandom().setSeed(2);
      return new DataSet(Nd4j.randn(DataType.FLOAT, 6, channels, 11, 13), labels);
    }
  }

  @ParameterizedTest
  @EnumSource(Convolution.class)
  void hasTheGradientsOfDl4j(Convolution convolution) {
    DataSet batch = convolution.batch();
    Pair<Gradient, INDArray> lean = gradients(lean(convolution), batch);
    Pair<Gradient, INDArray> dl4j = gradients(dl4j(convolution), batch);

    assertClose(lean.getFirst().gradient(), dl4j.getFirst().gradient());
    assertClose(lean.getSecond(), dl4j.getSecond());
  }

  @ParameterizedTest
  @EnumSource(Convolution.class)
  void trainsAsDl4jDoes(Convolution convolution) {
    DataSet batch = convolution.batch();
    MultiLayerNetwork lean = trained(lean(convolution), batch);
    MultiLayerNetwork dl4j = trained(dl4j(convolution), batch);

    assertClose(lean.params(), dl4j.params());
    assertThat(lean.score()).isCloseTo(dl4j.score(), within((double) ROUNDING));
    assertClose(lean.output(batch.getFeatures()), dl4j.output(batch.getFeatures()));
  }

  @ParameterizedTest
  @EnumSource(Convolution.class)
  void givesTheSameBitsEveryTime(Convolution convolution) {
    DataSet batch = convolution.batch();

    assertThat(trained(lean(convolution), batch).params())
        .isEqualTo(trained(lean(convolution), batch).params());
  }

  private static MultiLayerNetwork lean(Convolution convolution) {
    return new LeanNetwork(convolution.configuration());
  }

  private static MultiLayerNetwork dl4j(Convolution convolution) {
    return new MultiLayerNetwork(convolution.configuration());
  }

  private static Pair<Gradient, INDArray> gradients(MultiLayerNetwork network, DataSet batch) {
    network.init();
    network.calculateGradients(batch.getFeatures(), batch.getLabels(), null, null);
    Nd4j.getRandom().setSeed(3); // dropout draws from it
    // again, because scratch memory is used again
    return network.calculateGradients(batch.getFeatures(), batch.getLabels(), null, null);
  }

  private static MultiLayerNetwork trained(MultiLayerNetwork network, DataSet batch) {
    network.init();
    Nd4j.getRandom().setSeed(3);
    for (int i = 0; i < 4; i++) {
      network.fit(batch);
    }
    return network;
  }

  private static void assertClose(INDArray actual, INDArray expected) {
    assertThat(actual.dup('c').data().asFloat())
        .containsExactly(expected.dup('c').data().asFloat(), within(ROUNDING));
  }
}
