package dev.crossentropy.benchmarks;

import dev.crossentropy.experiment.NativeRuntime;
import dev.crossentropy.loss.CrossEntropyLoss;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.memory.enums.AllocationPolicy;
import org.nd4j.linalg.api.memory.enums.LearningPolicy;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * The loss alone: what Deeplearning4j's output layer calls in every iteration, on one thread.
 *
 * <p>As there, results go into a workspace. Without one most of the time of a large batch would be
 * the operating system's, for pages of memory that only the garbage collector gives back.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 12, time = 1)
@Measurement(iterations = 8, time = 250, timeUnit = TimeUnit.MILLISECONDS)
@Fork(2)
public class LossKernelBenchmark {

  /** Grows to what a call takes. */
  private static final WorkspaceConfiguration MEMORY =
      WorkspaceConfiguration.builder()
          .policyLearning(LearningPolicy.OVER_TIME)
          .cyclesBeforeInitialization(3)
          .policyAllocation(AllocationPolicy.STRICT)
          .build();

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

  private final IActivation softmax = new ActivationSoftmax();
  private ILossFunction function = new CrossEntropyLoss();
  private INDArray logits;
  private INDArray labels;
  private @Nullable INDArray mask;

  public LossKernelBenchmark() {
    NativeRuntime.prepare();
    NativeRuntime.useOneThread();
    logits = Nd4j.empty();
    labels = Nd4j.empty();
  }

  @Setup
  public void prepare() {
    Shape size = Shape.parse(shape);
    logits =
        Nd4j.createFromArray(size.logits())
            .reshape(size.rows(), size.classes())
            .dup(ordering.charAt(0));
    labels = labels(size);
    mask = option.equals("mask") ? mask(size) : null;
    function = function(size);
  }

  private INDArray labels(Shape size) {
    return switch (targets) {
      case "one-hot" -> oneHot(size);
      case "soft" -> oneHot(size).mul(0.9).add(0.1 / size.classes());
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

  private static INDArray oneHot(Shape size) {
    INDArray labels = Nd4j.zeros(DataType.FLOAT, size.rows(), size.classes());
    for (int row = 0; row < size.rows(); row++) {
      labels.putScalar(row, size.label(row), 1);
    }
    return labels;
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
    try (MemoryWorkspace workspace = open()) {
      return function.computeGradientAndScore(labels, logits, softmax, mask, false);
    }
  }

  /** What Deeplearning4j's output layer calls. */
  @Benchmark
  public double gradientThenScore(Blackhole hole) {
    try (MemoryWorkspace workspace = open()) {
      hole.consume(function.computeGradient(labels, logits, softmax, mask));
      return function.computeScore(labels, logits, softmax, mask, false);
    }
  }

  @Benchmark
  public INDArray gradient() {
    try (MemoryWorkspace workspace = open()) {
      return function.computeGradient(labels, logits, softmax, mask);
    }
  }

  @Benchmark
  public double score() {
    try (MemoryWorkspace workspace = open()) {
      return function.computeScore(labels, logits, softmax, mask, false);
    }
  }

  private static MemoryWorkspace open() {
    return Nd4j.getWorkspaceManager().getAndActivateWorkspace(MEMORY, "loss");
  }
}
