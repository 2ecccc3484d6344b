package dev.crossentropy.benchmarks.training;

import dev.crossentropy.runtime.LeanNetwork;
import java.util.Random;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * One training iteration of Deeplearning4j, mini-batches ready in memory: forward, loss, backward,
 * update, score.
 */
final class TrainingStep {
  private final MultiLayerNetwork model;
  private final DataSet[] batches = new DataSet[Network.BATCHES];
  private int next;

  private TrainingStep(MultiLayerNetwork model, Network network) {
    this.model = model;
    Random random = new Random(1);
    for (int i = 0; i < batches.length; i++) {
      batches[i] = batch(network, random);
    }
    model.init();
  }

  static TrainingStep ofDeeplearning4j(Network network, ILossFunction loss) {
    return new TrainingStep(new MultiLayerNetwork(configuration(network, loss)), network);
  }

  static TrainingStep ofLeanNetwork(Network network, ILossFunction loss) {
    return new TrainingStep(new LeanNetwork(configuration(network, loss)), network);
  }

  private static MultiLayerConfiguration configuration(Network network, ILossFunction loss) {
    NeuralNetConfiguration.ListBuilder list =
        new NeuralNetConfiguration.Builder().seed(1).updater(new Nesterovs(0.01, 0.9)).list();
    for (int filters : network.channels) {
      list.layer(
              new ConvolutionLayer.Builder(Network.KERNEL, Network.KERNEL)
                  .nOut(filters)
                  .activation(network.activation)
                  .build())
          .layer(
              new SubsamplingLayer.Builder()
                  .kernelSize(Network.POOLING, Network.POOLING)
                  .stride(Network.POOLING, Network.POOLING)
                  .build());
    }
    return list.layer(
            new DenseLayer.Builder().nOut(network.hidden).activation(network.activation).build())
        .layer(
            new OutputLayer.Builder(loss)
                .nOut(network.classes)
                .activation(Activation.SOFTMAX)
                .build())
        .setInputType(
            network.isConvolutional()
                ? InputType.convolutionalFlat(Network.SIDE, Network.SIDE, 1)
                : InputType.feedForward(network.inputs))
        .build();
  }

  private static DataSet batch(Network network, Random random) {
    int[] labels = network.labels(random);
    INDArray oneHot = Nd4j.create(DataType.FLOAT, network.batch, network.classes);
    for (int row = 0; row < network.batch; row++) {
      oneHot.putScalar(row, labels[row], 1);
    }
    return new DataSet(Nd4j.createFromArray(network.features(random, labels)), oneHot);
  }

  double fit() {
    model.fit(batches[next++ % batches.length]);
    return model.score();
  }
}
