package dev.crossentropy.benchmarks;

import dev.crossentropy.experiment.LeanNetwork;
import dev.crossentropy.experiment.NativeRuntime;
import dev.crossentropy.loss.CrossEntropyLoss;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One training iteration, mini-batches ready in memory: forward, loss, backward, update, score.
 * Every combination of parameters has forks of its own, since native libraries read their settings
 * once per process. With {@code -t 2} two networks train side by side; the score of a row is the
 * time of one iteration of one of them.
 *
 * <p>The profile {@code as-shipped} puts the OpenBLAS and JavaCPP that DL4J names on the class
 * path; with it, {@code runtime=as-shipped} is what a user of DL4J gets, apart from the one native
 * thread.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
public class TrainingStepBenchmark {

  /** Taken in turn, so that no iteration finds the features of the one before in the cache. */
  static final int BATCHES = 10;

  /** The networks, each with the mini-batch that it is usually trained with. */
  public enum Network {
    IRIS(4, 16, 3, 30, Activation.TANH),
    MLP(784, 1000, 10, 128, Activation.RELU);

    final int inputs;
    final int hidden;
    final int classes;
    final int batch;
    private final Activation activation;

    Network(int inputs, int hidden, int classes, int batch, Activation activation) {
      this.inputs = inputs;
      this.hidden = hidden;
      this.classes = classes;
      this.batch = batch;
      this.activation = activation;
    }

    private MultiLayerConfiguration configuration(ILossFunction loss) {
      return new NeuralNetConfiguration.Builder()
          .seed(1)
          .updater(new Nesterovs(0.01, 0.9))
          .list()
          .layer(new DenseLayer.Builder().nIn(inputs).nOut(hidden).activation(activation).build())
          .layer(
              new OutputLayer.Builder(loss)
                  .nIn(hidden)
                  .nOut(classes)
                  .activation(Activation.SOFTMAX)
                  .build())
          .build();
    }

    private DataSet batch(Random random) {
      int[] labels = labels(random);
      INDArray oneHot = Nd4j.create(DataType.FLOAT, batch, classes);
      for (int row = 0; row < batch; row++) {
        oneHot.putScalar(row, labels[row], 1);
      }
      return new DataSet(Nd4j.createFromArray(features(random, labels)), oneHot);
    }

    int[] labels(Random random) {
      return random.ints(batch, 0, classes).toArray();
    }

    /**
     * Normal features; class c is shifted along every inputs/classes-th axis, so it is learnable.
     */
    float[][] features(Random random, int[] labels) {
      float[][] features = new float[batch][inputs];
      for (int row = 0; row < batch; row++) {
        for (int column = 0; column < inputs; column++) {
          double shift = column % classes == labels[row] ? 1 : 0;
          features[row][column] = (float) (random.nextGaussian() + shift);
        }
      }
      return features;
    }
  }

  /** The loss in the output layer. */
  public enum Loss {
    LOSS_MCXENT,
    CROSS_ENTROPY;

    private ILossFunction create() {
      return this == LOSS_MCXENT ? new LossMCXENT() : new CrossEntropyLoss();
    }
  }

  /** Whether {@link NativeRuntime#prepare()} comes first and a {@link LeanNetwork} trains. */
  public enum Preparation {
    AS_SHIPPED,
    PREPARED
  }

  @Param Network network;
  @Param Loss loss;
  @Param Preparation runtime;

  private MultiLayerNetwork model;
  private DataSet[] batches;
  private int next;

  @Setup
  public void prepare() {
    if (runtime == Preparation.PREPARED) {
      NativeRuntime.prepare();
    }
    NativeRuntime.useOneThread();
    Random random = new Random(1);
    batches = new DataSet[BATCHES];
    for (int i = 0; i < BATCHES; i++) {
      batches[i] = network.batch(random);
    }
    MultiLayerConfiguration configuration = network.configuration(loss.create());
    model =
        runtime == Preparation.PREPARED
            ? new LeanNetwork(configuration)
            : new MultiLayerNetwork(configuration);
    model.init();
  }

  @Benchmark
  public double fit() {
    model.fit(batches[next++ % BATCHES]);
    return model.score();
  }
}
