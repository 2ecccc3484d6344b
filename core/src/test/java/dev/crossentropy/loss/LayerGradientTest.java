package dev.crossentropy.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** Deeplearning4j's own gradient check, by parameter, through each kind of output layer. */
class LayerGradientTest {
  private static final Activation SOFTMAX = Activation.SOFTMAX;
  private static final ILossFunction PLAIN = new CrossEntropyLoss();
  private static final ILossFunction ALL_OPTIONS =
      CrossEntropyLoss.builder()
          .classWeights(1, 0.5, 2)
          .labelSmoothing(0.1)
          .focalGamma(0.5)
          .polyEpsilon(1)
          .zLoss(1e-2)
          .logitSoftCap(5)
          .temperature(1.5)
          .build();
  private static final ILossFunction BINARY =
      BinaryCrossEntropyLoss.builder().positiveWeights(1, 2, 3).focalGamma(2).build();

  private DataType previousDefault = DataType.FLOAT;

  @BeforeEach
  void defaultToDoubles() {
    previousDefault = Nd4j.dataType();
    Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
  }

  @AfterEach
  void restoreDefault() {
    Nd4j.setDefaultDataTypes(previousDefault, previousDefault);
  }

  static Stream<Arguments> dense() {
    INDArray targets = Networks.uniform(6, 3);
    INDArray indices = Networks.indices(6, 1);
    INDArray rowMask = Nd4j.createFromArray(new double[][] {{1}, {0}, {1}, {0}, {1}, {1}});
    INDArray outputMask = outputMask();
    return Stream.of(
        arguments(PLAIN, SOFTMAX, targets, null),
        arguments(PLAIN, SOFTMAX, indices, null),
        arguments(ALL_OPTIONS, SOFTMAX, targets, null),
        arguments(ALL_OPTIONS, SOFTMAX, indices, rowMask),
        arguments(PLAIN, Activation.SIGMOID, targets, outputMask),
        arguments(PLAIN, Activation.HARDSIGMOID, targets, rowMask),
        arguments(BINARY, Activation.SIGMOID, targets, outputMask),
        arguments(BINARY, SOFTMAX, targets, null));
  }

  @ParameterizedTest(autoCloseArguments = false) // cases share arrays
  @MethodSource("dense")
  void passesInOutputLayers(
      ILossFunction loss, Activation activation, INDArray labels, @Nullable INDArray mask) {
    INDArray features = Networks.normal(6, Networks.FEATURES);

    assertPasses(Networks.dense(loss, activation), features, labels, mask);
    assertPasses(Networks.denseLossLayer(loss, activation), features, labels, mask);
  }

  /**
   * In a LossLayer only: an OutputLayer multiplies its logits by the mask before the loss sees
   * them, which its own backward pass does not know of.
   */
  @Test
  void passesWithFactorsPerOutputInLossLayers() {
    assertPasses(
        Networks.denseLossLayer(ALL_OPTIONS, SOFTMAX),
        Networks.normal(6, Networks.FEATURES),
        Networks.uniform(6, 3),
        outputMask().mul(0.5));
  }

  private static INDArray outputMask() {
    INDArray mask = Nd4j.ones(DataType.DOUBLE, 6, 3);
    return mask.putScalar(2, 1, 0).putScalar(3, 0, 0);
  }

  static Stream<Arguments> recurrent() {
    INDArray stepMask = Nd4j.createFromArray(new double[][] {{1, 1, 1, 1}, {1, 1, 0, 0}});
    return Stream.of(
        arguments(PLAIN, SOFTMAX, Networks.uniform(2, 3, 4), null),
        arguments(PLAIN, SOFTMAX, Networks.indices(2, 1, 4), stepMask),
        arguments(ALL_OPTIONS, SOFTMAX, Networks.uniform(2, 3, 4), stepMask),
        arguments(BINARY, Activation.SIGMOID, Networks.uniform(2, 3, 4), stepMask));
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("recurrent")
  void passesInRecurrentLayers(
      ILossFunction loss, Activation activation, INDArray labels, @Nullable INDArray mask) {
    INDArray features = Networks.normal(2, Networks.FEATURES, 4);

    assertPasses(Networks.recurrent(loss, activation), features, labels, mask);
    assertPasses(Networks.recurrentLossLayer(loss, activation), features, labels, mask);
  }

  static Stream<Arguments> convolutional() {
    return Stream.of(
        arguments(PLAIN, SOFTMAX),
        arguments(ALL_OPTIONS, SOFTMAX),
        arguments(BINARY, Activation.SIGMOID));
  }

  @ParameterizedTest
  @MethodSource("convolutional")
  void passesInConvolutionalLayers(ILossFunction loss, Activation activation) {
    INDArray features = Networks.normal(2, 2, 5, 4);

    assertPasses(
        Networks.convolutional(loss, activation), features, Networks.uniform(2, 3, 4, 3), null);
  }

  private static void assertPasses(
      MultiLayerNetwork network, INDArray features, INDArray labels, @Nullable INDArray mask) {
    boolean passed =
        GradientCheckUtil.checkGradients(
            new GradientCheckUtil.MLNConfig()
                .net(network)
                .input(features)
                .labels(labels)
                .labelMask(mask)
                .epsilon(1e-6)
                .maxRelError(1e-5)
                .minAbsoluteError(1e-8)
                .print(GradientCheckUtil.PrintMode.ZEROS)
                .exitOnFirstError(false));

    assertThat(passed).isTrue();
  }
}
