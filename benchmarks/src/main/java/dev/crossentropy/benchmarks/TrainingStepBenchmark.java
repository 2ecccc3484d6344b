package dev.crossentropy.benchmarks;

import dev.crossentropy.experiment.NativeRuntime;
import dev.crossentropy.loss.CrossEntropyLoss;
import java.util.concurrent.TimeUnit;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
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

/** One iteration of training on a mini-batch that is ready in memory. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 8, time = 1)
@Fork(2)
public class TrainingStepBenchmark {

  /** iris is 4-16-3 with mini-batches of 30, mlp is 784-1000-10 with mini-batches of 128. */
  @Param({"iris", "mlp"})
  public String network = "";

  /** LossMCXENT or CrossEntropyLoss. */
  @Param({"LossMCXENT", "CrossEntropyLoss"})
  public String loss = "";

  /** Whether {@link NativeRuntime} has settled what the native libraries read. */
  @Param({"shipped", "prepared"})
  public String runtime = "";

  private Step step = () -> {};

  /** One call of {@code fit}. */
  private interface Step {
    void run();
  }

  @Setup
  public void prepare() {
    if (runtime.equals("prepared")) {
      NativeRuntime.prepare();
    }
    int[] sizes = network.equals("iris") ? new int[] {30, 4, 16, 3} : new int[] {128, 784, 1000, 10};
    MultiLayerNetwork model = new MultiLayerNetwork(configuration(sizes));
    model.init();
    INDArray features = Nd4j.rand(DataType.FLOAT, sizes[0], sizes[1]);
    INDArray labels = Nd4j.zeros(DataType.FLOAT, sizes[0], sizes[3]);
    for (int row = 0; row < sizes[0]; row++) {
      labels.putScalar(row, row % sizes[3], 1);
    }
    step = () -> model.fit(features, labels);
  }

  private MultiLayerConfiguration configuration(int[] sizes) {
    ILossFunction function =
        loss.equals("LossMCXENT") ? new LossMCXENT() : new CrossEntropyLoss();
    return new NeuralNetConfiguration.Builder()
        .seed(17)
        .updater(new Nesterovs(0.01, 0.9))
        .weightInit(WeightInit.XAVIER)
        .list()
        .layer(
            new DenseLayer.Builder()
                .nIn(sizes[1])
                .nOut(sizes[2])
                .activation(Activation.RELU)
                .build())
        .layer(
            new OutputLayer.Builder(function)
                .nIn(sizes[2])
                .nOut(sizes[3])
                .activation(Activation.SOFTMAX)
                .build())
        .build();
  }

  @Benchmark
  public void fit() {
    step.run();
  }
}
