package dev.crossentropy.runtime.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.RnnLossLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.weightnoise.DropConnect;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class LeanLayersTest {

  private static final LayerWorkspaceMgr WORKSPACES = LayerWorkspaceMgr.noWorkspaces();

  private final INDArray features = Nd4j.rand(DataType.FLOAT, 10, 4);
  private final LeanDenseLayer dense = dense();

  private static LeanDenseLayer dense() {
    LeanDenseLayer layer =
        (LeanDenseLayer)
            inPlaceOf(
                new DenseLayer.Builder().nOut(3).activation(Activation.TANH).build(),
                InputType.feedForward(4));
    layer.setBackpropGradientsViewArray(Nd4j.create(DataType.FLOAT, 15));
    return layer;
  }

  @Test
  void computesNoGradientOfTheInputThatNobodyReads() {
    dense.activate(features, true, WORKSPACES);
    INDArray errors = Nd4j.ones(DataType.FLOAT, 10, 3);

    dense.skipInputGradient(true);
    assertThat(amax(dense.backpropGradient(errors, WORKSPACES).getSecond())).isZero();
    dense.skipInputGradient(false);
    assertThat(amax(dense.backpropGradient(errors, WORKSPACES).getSecond())).isPositive();
  }

  @Test
  void doesNotKeepWhatAnotherInputGave() {
    dense.activate(features, true, WORKSPACES);
    INDArray other = features.add(1);
    dense.setInput(other, WORKSPACES);

    INDArray kept = dense.preOutputWithPreNorm(true, true, WORKSPACES).getFirst();

    assertThat(kept).isEqualTo(other.mmul(dense.getParam("W")).addiRowVector(dense.getParam("b")));
  }

  @Test
  void computesAPreOutputOnceInAnIteration() {
    dense.activate(features, true, WORKSPACES);
    dense.getParam("W").assign(0);
    dense.getParam("b").assign(0);

    assertThat(amax(dense.preOutputWithPreNorm(true, true, WORKSPACES).getFirst())).isPositive();
    assertThat(amax(dense.preOutputWithPreNorm(true, true, WORKSPACES).getFirst()))
        .as("handed over once")
        .isZero();
  }

  static List<Layer> ofAnotherArithmetic() {
    return List.of(
        new DenseLayer.Builder().nOut(3).hasLayerNorm(true).build(),
        new ConvolutionLayer.Builder(2, 2).nOut(3).weightNoise(new DropConnect(0.5)).build(),
        new ConvolutionLayer.Builder(2, 2).nOut(3).dataFormat(CNN2DFormat.NHWC).build(),
        new RnnOutputLayer.Builder(LossFunction.MSE).nOut(3).dropOut(0.5).build(),
        new RnnLossLayer.Builder(LossFunction.MSE).dataFormat(RNNFormat.NWC).build(),
        new CnnLossLayer.Builder(LossFunction.MSE).format(CNN2DFormat.NHWC).build());
  }

  @ParameterizedTest
  @MethodSource("ofAnotherArithmetic")
  void leavesLayersAloneThatComputeSomethingElse(Layer layer) {
    assertThat(inPlaceOf(layer, inputOf(layer))).isNull();
  }

  private static InputType inputOf(Layer layer) {
    if (layer instanceof DenseLayer) {
      return InputType.feedForward(4);
    }
    if (layer instanceof RnnOutputLayer || layer instanceof RnnLossLayer) {
      return InputType.recurrent(4, 5, RNNFormat.NWC);
    }
    boolean noisy =
        layer instanceof ConvolutionLayer convolution && convolution.getWeightNoise() != null;
    return InputType.convolutional(4, 4, 1, noisy ? CNN2DFormat.NCHW : CNN2DFormat.NHWC);
  }

  private static org.deeplearning4j.nn.api.Layer inPlaceOf(Layer layer, InputType input) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(1)
                .list()
                .layer(layer)
                .setInputType(input)
                .build());
    network.init();
    return LeanLayers.inPlaceOf(network.getLayer(0), DataType.FLOAT);
  }

  private static double amax(INDArray array) {
    return array.amaxNumber().doubleValue();
  }
}
