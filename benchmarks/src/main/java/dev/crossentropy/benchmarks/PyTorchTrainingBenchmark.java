package dev.crossentropy.benchmarks;

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
 * {@link PyTorchTraining} alone. Runs with the Maven profile {@code pytorch}; with {@code
 * -jvmArgsAppend -Dai.djl.pytorch.num_threads=2} on two threads.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
public class PyTorchTrainingBenchmark {
  @Param Network network;

  private PyTorchTraining training;

  @Setup
  public void prepare() {
    training = new PyTorchTraining(network);
  }

  @TearDown
  public void close() {
    training.close();
  }

  @Benchmark
  public void fit() {
    training.fit();
  }
}
