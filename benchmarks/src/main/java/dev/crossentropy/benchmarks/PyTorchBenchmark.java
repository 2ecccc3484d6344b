package dev.crossentropy.benchmarks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * PyTorch's log-softmax and negative log-likelihood of class indices, forward and backward, on one
 * thread, through DJL. Runs with the Maven profile {@code pytorch}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 250, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = 2,
    jvmArgsAppend = {
      "-Dai.djl.offline=true",
      "-Dai.djl.pytorch.num_threads=1",
      "-Dai.djl.pytorch.num_interop_threads=1"
    })
public class PyTorchBenchmark {

  /** As in {@link LossKernelBenchmark}. */
  @Param({"32x3", "128x10", "128x100", "128x1000", "64x10000", "64x50000"})
  public String shape = "";

  private final NDManager manager = NDManager.newBaseManager("PyTorch");
  private final Loss loss = Loss.softmaxCrossEntropyLoss("loss", 1, -1, true, true);
  private NDList logits = new NDList();
  private NDList labels = new NDList();

  @Setup
  public void prepare() {
    Shape size = Shape.parse(shape);
    ai.djl.ndarray.types.Shape dimensions =
        new ai.djl.ndarray.types.Shape(size.rows(), size.classes());
    NDArray input = manager.create(size.logits(), dimensions);
    input.setRequiresGradient(true);
    logits = new NDList(input);
    long[] indices = new long[size.rows()];
    for (int row = 0; row < size.rows(); row++) {
      indices[row] = size.label(row);
    }
    labels =
        new NDList(
            manager
                .create(indices, new ai.djl.ndarray.types.Shape(size.rows(), 1))
                .toType(DataType.INT64, false));
  }

  @TearDown
  public void close() {
    manager.close();
  }

  @Benchmark
  public void gradientAndScore() {
    try (GradientCollector collector = manager.getEngine().newGradientCollector();
        NDManager call = manager.newSubManager()) {
      NDArray value = loss.evaluate(labels, logits);
      value.attach(call);
      collector.backward(value);
    }
  }
}
