package dev.crossentropy.benchmarks.training;

import dev.crossentropy.benchmarks.Contender;
import dev.crossentropy.benchmarks.PyTorch;
import dev.crossentropy.benchmarks.Turn;
import dev.crossentropy.benchmarks.TurnTimes;
import dev.crossentropy.loss.CrossEntropyLoss;
import dev.crossentropy.runtime.LeanNetwork;
import dev.crossentropy.runtime.NativeRuntime;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A training iteration, on one thread: a {@link LeanNetwork} with LossMCXENT, one with
 * CrossEntropyLoss, PyTorch twice with the Maven profile {@code pytorch} and Deeplearning4j as it
 * comes with the profile {@code as-shipped} take turns, so that their ratio does not depend on what
 * the machine does meanwhile; see {@link Turn}. JMH's own score is the length of a round; {@link
 * TurnTimes} has what each needed for an iteration.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 20, time = 1)
@Measurement(iterations = 30, time = 1)
@Fork(1)
public class AlternatingTrainingBenchmark {

  @Param Network network;

  private TrainingStep lossMcxent;
  private TrainingStep crossEntropyLoss;
  private @Nullable ScriptedTraining pyTorch;
  private @Nullable PyTorchTraining pyTorchThroughDjl;
  private @Nullable ShippedTraining shipped;

  @Setup
  public void prepare() throws IOException {
    NativeRuntime.prepare();
    NativeRuntime.useOneThread();
    lossMcxent = TrainingStep.ofLeanNetwork(network, new LossMCXENT());
    crossEntropyLoss = TrainingStep.ofLeanNetwork(network, new CrossEntropyLoss());
    pyTorch = PyTorch.isPresent() ? new ScriptedTraining(network) : null;
    pyTorchThroughDjl = PyTorch.isPresent() ? new PyTorchTraining(network) : null;
    shipped = ShippedTraining.isPresent() ? new ShippedTraining(network) : null;
  }

  @TearDown
  public void close() throws IOException, InterruptedException {
    if (pyTorch != null) {
      pyTorch.close();
    }
    if (pyTorchThroughDjl != null) {
      pyTorchThroughDjl.close();
    }
    if (shipped != null) {
      shipped.close();
    }
  }

  @Benchmark
  public void fit(TurnTimes times) {
    times.add(Contender.LOSS_MCXENT, Turn.of(lossMcxent::fit));
    times.add(Contender.CROSS_ENTROPY_LOSS, Turn.of(crossEntropyLoss::fit));
    if (pyTorch != null) {
      times.add(Contender.PYTORCH, pyTorch.turn());
    }
    if (pyTorchThroughDjl != null) {
      times.add(Contender.PYTORCH_THROUGH_DJL, Turn.of(pyTorchThroughDjl::fit));
    }
    if (shipped != null) {
      times.add(Contender.AS_SHIPPED, shipped.turn());
    }
  }
}
