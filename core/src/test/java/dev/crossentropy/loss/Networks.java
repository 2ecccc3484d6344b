package dev.crossentropy.loss;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnLossLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** The smallest network around each kind of output layer, in float64 and without an updater. */
final class Networks {
  static final int FEATURES = 4;
  static final int CLASSES = 3;

  private Networks() {}

  static MultiLayerNetwork dense(ILossFunction loss, Activation activation) {
    return network(
        InputType.feedForward(FEATURES),
        new DenseLayer.Builder().nOut(5).activation(Activation.TANH).build(),
        new OutputLayer.Builder(loss).nOut(CLASSES).activation(activation).build());
  }

  static MultiLayerNetwork denseLossLayer(ILossFunction loss, Activation activation) {
    return network(
        InputType.feedForward(FEATURES),
        new DenseLayer.Builder().nOut(CLASSES).activation(Activation.IDENTITY).build(),
        new LossLayer.Builder(loss).activation(activation).build());
  }

  static MultiLayerNetwork recurrent(ILossFunction loss, Activation activation) {
    return network(
        InputType.recurrent(FEATURES),
        new SimpleRnn.Builder().nOut(5).activation(Activation.TANH).build(),
        new RnnOutputLayer.Builder(loss).nOut(CLASSES).activation(activation).build());
  }

  static MultiLayerNetwork recurrentLossLayer(ILossFunction loss, Activation activation) {
    return network(
        InputType.recurrent(FEATURES),
        new SimpleRnn.Builder().nOut(CLASSES).activation(Activation.TANH).build(),
        new RnnLossLayer.Builder(loss).activation(activation).build());
  }

  /** Images of 5 by 4 pixels in two channels; one distribution per pixel of the 4 by 3 output. */
  static MultiLayerNetwork convolutional(ILossFunction loss, Activation activation) {
    return network(
        InputType.convolutional(5, 4, 2),
        new ConvolutionLayer.Builder(2, 2).nOut(CLASSES).activation(Activation.IDENTITY).build(),
        new CnnLossLayer.Builder(loss).activation(activation).build());
  }

  private static MultiLayerNetwork network(InputType input, Layer hidden, Layer output) {
    MultiLayerConfiguration configuration =
        new NeuralNetConfiguration.Builder()
            .seed(5)
            .dataType(DataType.DOUBLE)
            .updater(new NoOp())
            .list()
            .layer(hidden)
            .layer(output)
            .setInputType(input)
            .build();
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    return network;
  }

  static INDArray normal(long... shape) {
    Nd4j.getRandom().setSeed(11);
    return Nd4j.randn(DataType.DOUBLE, shape);
  }

  /** Random targets in (0, 1), which need not sum to 1. */
  static INDArray uniform(long... shape) {
    Nd4j.getRandom().setSeed(12);
    return Nd4j.rand(DataType.DOUBLE, shape);
  }

  /** Class indices of the given shape, cycling through the classes. */
  static INDArray indices(long... shape) {
    INDArray indices = Nd4j.create(DataType.DOUBLE, shape);
    for (long i = 0; i < indices.length(); i++) {
      indices.putScalar(i, (double) (i % CLASSES));
    }
    return indices;
  }
}
