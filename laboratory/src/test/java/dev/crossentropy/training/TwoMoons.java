package dev.crossentropy.training;

import dev.crossentropy.data.DataSource;
import dev.crossentropy.data.Sha256;
import dev.crossentropy.data.Split;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;

/**
 * Two interleaved half circles with noise: a classifier's smallest honest task, made in a moment.
 */
public final class TwoMoons implements DataSource {

  private static final long serialVersionUID = 1L;
  private static final int TRAIN = 60;
  private static final int TEST = 40;

  /** An experiment on the moons with a network of four hidden units. */
  public static Experiment experiment(TrainingSettings training) {
    return new Experiment("two-moons", new TwoMoons(), TwoMoons::network, training);
  }

  private static MultiLayerConfiguration network(NetworkRequest request) {
    return network(request, new Nesterovs(request.learningRate(), 0.9), DataType.FLOAT);
  }

  public static MultiLayerConfiguration network(
      NetworkRequest request, IUpdater updater, DataType type) {
    return new NeuralNetConfiguration.Builder()
        .seed(request.seed())
        .dataType(type)
        .updater(updater)
        .list()
        .layer(new DenseLayer.Builder().nIn(2).nOut(4).activation(Activation.TANH).build())
        .layer(
            new OutputLayer.Builder(request.loss())
                .nIn(4)
                .nOut(2)
                .activation(Activation.SOFTMAX)
                .build())
        .build();
  }

  @Override
  public List<String> classNames() {
    return List.of("upper", "lower");
  }

  @Override
  public String sha256() {
    return Sha256.of(new byte[] {2});
  }

  @Override
  public Split split(long seed) {
    Random random = new Random(seed);
    DataSet train = moons(TRAIN, random);
    DataSet test = moons(TEST, random);
    NormalizerStandardize normalizer = new NormalizerStandardize();
    normalizer.fit(train);
    normalizer.transform(train);
    normalizer.transform(test);
    return new Split(train, test, normalizer);
  }

  @Override
  public boolean isResplitBySeed() {
    return true;
  }

  private static DataSet moons(int rows, Random random) {
    INDArray features = Nd4j.create(rows, 2);
    INDArray labels = Nd4j.create(rows, 2);
    for (int row = 0; row < rows; row++) {
      int lower = row % 2;
      double angle = Math.PI * random.nextDouble();
      double x = Math.cos(angle) * (lower == 0 ? 1 : -1) + lower;
      double y = Math.sin(angle) * (lower == 0 ? 1 : -1) + 0.5 * lower;
      features.putScalar(row, 0, x + 0.1 * random.nextGaussian());
      features.putScalar(row, 1, y + 0.1 * random.nextGaussian());
      labels.putScalar(row, lower, 1);
    }
    return new DataSet(features, labels);
  }
}
