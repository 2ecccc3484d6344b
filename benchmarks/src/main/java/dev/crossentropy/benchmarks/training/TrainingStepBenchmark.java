package dev.crossentropy.benchmarks.training;

import dev.crossentropy.loss.CrossEntropyLoss;
import dev.crossentropy.runtime.LeanNetwork;
import dev.crossentropy.runtime.NativeRuntime;
import java.util.concurrent.TimeUnit;
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
 * A {@link TrainingStep}. Every combination of parameters has forks of its own, since native
 * libraries read their settings once per process; to compare them, see {@link
 * AlternatingTrainingBenchmark}. With {@code -t 2} two networks train side by side; the score of a
 * row is the time of one iteration of one of them.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
public class TrainingStepBenchmark {

  /** The loss in the output layer. */
  public enum Loss {
    LOSS_MCXENT,
    CROSS_ENTROPY;

    private ILossFunction create() {
      return this == LOSS_MCXENT ? new LossMCXENT() : new CrossEntropyLoss();
    }
  }

  /**
   * Whether {@link NativeRuntime#prepare()} comes first and a {@link LeanNetwork} trains. For what
   * a user of DL4J gets, apart from the one native thread, {@code AS_SHIPPED} needs DL4J's own
   * libraries: {@code -Djavacpp.version=1.5.7 -Dopenblas.version=0.3.19-1.5.7} on the command line
   * of Maven.
   */
  public enum Preparation {
    AS_SHIPPED,
    PREPARED
  }

  @Param Network network;
  @Param Loss loss;
  @Param Preparation runtime;

  private TrainingStep step;

  @Setup
  public void prepare() {
    boolean prepared = runtime == Preparation.PREPARED;
    if (prepared) {
      NativeRuntime.prepare();
    }
    NativeRuntime.useOneThread();
    step =
        prepared
            ? TrainingStep.ofLeanNetwork(network, loss.create())
            : TrainingStep.ofDeeplearning4j(network, loss.create());
  }

  @Benchmark
  public double fit() {
    return step.fit();
  }
}
