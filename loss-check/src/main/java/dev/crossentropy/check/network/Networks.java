package dev.crossentropy.check.network;

import dev.crossentropy.check.call.Subject;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** The smallest network around each kind of output layer. */
final class Networks {

  static final int FEATURES = 2;
  private static final int HIDDEN = 3;

  /** Images of 3 by 3 pixels, which a 2 by 2 convolution makes 2 by 2. */
  static final int PIXELS = 3;

  private Networks() {}

  static MultiLayerConfiguration dense(Subject subject) {
    return network(
        InputType.feedForward(FEATURES),
        new DenseLayer.Builder().nOut(HIDDEN).activation(Activation.TANH).build(),
        outputLayer(subject));
  }

  static MultiLayerConfiguration recurrent(Subject subject) {
    return network(
        InputType.recurrent(FEATURES),
        new SimpleRnn.Builder().nOut(HIDDEN).activation(Activation.TANH).build(),
        new RnnOutputLayer.Builder(subject.loss())
            .nOut(subject.outputs())
            .activation(subject.activation())
            .build());
  }

  static MultiLayerConfiguration convolutional(Subject subject) {
    return network(
        InputType.convolutional(PIXELS, PIXELS, FEATURES),
        new ConvolutionLayer.Builder(2, 2)
            .nOut(subject.outputs())
            .activation(Activation.IDENTITY)
            .build(),
        new CnnLossLayer.Builder(subject.loss()).activation(subject.activation()).build());
  }

  private static MultiLayerConfiguration network(InputType input, Layer hidden, Layer output) {
    return new NeuralNetConfiguration.Builder()
        .seed(5)
        .dataType(DataType.DOUBLE)
        .updater(new NoOp())
        .list()
        .layer(hidden)
        .layer(output)
        .setInputType(input)
        .build();
  }

  /** An output layer and no more, for what keeps a loss; it is not judged by DL4J. */
  static MultiLayerConfiguration holding(ILossFunction loss, Activation activation) {
    return new NeuralNetConfiguration.Builder()
        .dataType(DataType.DOUBLE)
        .list()
        .layer(new OutputLayer.Builder(loss).nIn(FEATURES).nOut(2).activation(activation).build())
        .validateOutputLayerConfig(false)
        .build();
  }

  static ILossFunction lossOf(MultiLayerConfiguration configuration) {
    return ((BaseOutputLayer) configuration.getConf(0).getLayer()).getLossFn();
  }

  static MultiLayerNetwork initialised(MultiLayerConfiguration configuration) {
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    return network;
  }

  private static OutputLayer outputLayer(Subject subject) {
    return new OutputLayer.Builder(subject.loss())
        .nOut(subject.outputs())
        .activation(subject.activation())
        .build();
  }
}
