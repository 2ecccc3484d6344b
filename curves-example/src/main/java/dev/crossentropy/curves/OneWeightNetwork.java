package dev.crossentropy.curves;

import dev.crossentropy.information.Likelihood;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** The smallest network there is, {@code σ(w·x)}, and its way down by gradient descent. */
final class OneWeightNetwork {

  private final MultiLayerNetwork network;
  private final DataSet sample;

  OneWeightNetwork(ILossFunction loss, double learningRate, double start) {
    network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .dataType(DataType.DOUBLE)
                .updater(new Sgd(learningRate))
                .list()
                .layer(
                    new OutputLayer.Builder(loss)
                        .nIn(1)
                        .nOut(1)
                        .hasBias(false)
                        .activation(Activation.SIGMOID)
                        .build())
                .build());
    network.init();
    network.setParams(Nd4j.createFromArray(new double[][] {{start}}));
    sample = sample();
  }

  /** Where the weight stands, before the first step and after each. */
  List<Step> descend(int steps) {
    List<Step> path = new ArrayList<>(List.of(here()));
    for (int i = 0; i < steps; i++) {
      network.fit(sample);
      path.add(here());
    }
    return path;
  }

  private Step here() {
    double w = network.params().getDouble(0);
    return new Step(w, meanCost(w));
  }

  /** The mean cross-entropy of the sample, whatever loss the network is trained with. */
  static double meanCost(double w) {
    int[] labels = LabelledSample.labels();
    return Likelihood.negativeLogOf(LabelledSample.predictions(w), labels) / labels.length;
  }

  private static DataSet sample() {
    double[] features = LabelledSample.features();
    int[] labels = LabelledSample.labels();
    INDArray column = Nd4j.createFromArray(features).reshape(features.length, 1);
    INDArray targets = Nd4j.createFromArray(labels).castTo(DataType.DOUBLE);
    return new DataSet(column, targets.reshape(labels.length, 1));
  }

  record Step(double weight, double cost) {}
}
