package dev.crossentropy.benchmarks;

import dev.crossentropy.loss.CrossEntropyLoss;
import dev.crossentropy.runtime.NativeRuntime;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
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
 * The loss alone, on one thread: every kind of target, option and ordering. Losses are measured
 * minutes apart; to compare them, see {@link AlternatingLossBenchmark}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 12, time = 1)
@Measurement(iterations = 8, time = 250, timeUnit = TimeUnit.MILLISECONDS)
@Fork(2)
public class LossKernelBenchmark {

  /** Rows x classes. */
  @Param({"32x3", "128x10", "128x100", "128x1000", "64x10000", "64x50000"})
  public String shape = "";

  /** LossMCXENT or CrossEntropyLoss. */
  @Param({"LossMCXENT", "CrossEntropyLoss"})
  public String loss = "";

  /** one-hot, soft, or index, which LossMCXENT does not take. */
  @Param("one-hot")
  public String targets = "";

  /** none, classWeights, labelSmoothing, focalGamma or mask. */
  @Param("none")
  public String option = "";

  /** The logits' ordering: c, or f, as they come out of Deeplearning4j's output layer. */
  @Param("c")
  public String ordering = "";

  private LossCall call;

  @Setup
  public void prepare() {
    NativeRuntime.prepare();
    NativeRuntime.useOneThread();
    Shape size = Shape.parse(shape);
    INDArray logits = LossCall.logits(size).dup(ordering.charAt(0));
    call =
        new LossCall(
            function(size), logits, labels(size), option.equals("mask") ? mask(size) : null);
  }

  private INDArray labels(Shape size) {
    return switch (targets) {
      case "one-hot" -> LossCall.oneHot(size);
      case "soft" -> LossCall.oneHot(size).mul(0.9).add(0.1 / size.classes());
      case "index" -> {
        int[][] indices = new int[size.rows()][1];
        for (int row = 0; row < size.rows(); row++) {
          indices[row][0] = size.label(row);
        }
        yield Nd4j.createFromArray(indices);
      }
      default -> throw new IllegalArgumentException("targets=" + targets);
    };
  }

  private static INDArray mask(Shape size) {
    INDArray mask = Nd4j.ones(DataType.FLOAT, size.rows(), 1);
    mask.putScalar(0, 0, 0);
    return mask;
  }

  private ILossFunction function(Shape size) {
    double[] weights = new double[size.classes()];
    Arrays.setAll(weights, c -> 1 + c % 3);
    if (loss.equals("LossMCXENT")) {
      return option.equals("classWeights")
          ? new LossMCXENT(Nd4j.createFromArray(weights).castTo(DataType.FLOAT))
          : new LossMCXENT();
    }
    CrossEntropyLoss.Builder builder = CrossEntropyLoss.builder();
    return switch (option) {
      case "none", "mask" -> builder.build();
      case "classWeights" -> builder.classWeights(weights).build();
      case "labelSmoothing" -> builder.labelSmoothing(0.1).build();
      case "focalGamma" -> builder.focalGamma(2).build();
      default -> throw new IllegalArgumentException("option=" + option);
    };
  }

  @Benchmark
  public Pair<Double, INDArray> gradientAndScore() {
    return call.gradientAndScore();
  }

  /** What Deeplearning4j's output layer calls. */
  @Benchmark
  public Pair<Double, INDArray> gradientThenScore() {
    return call.gradientThenScore();
  }

  @Benchmark
  public INDArray gradient() {
    return call.gradient();
  }

  @Benchmark
  public double score() {
    return call.score();
  }
}
