package dev.crossentropy.benchmarks;

import dev.crossentropy.loss.CrossEntropyLoss;
import dev.crossentropy.runtime.NativeRuntime;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * The loss alone, on one thread: LossMCXENT, CrossEntropyLoss and, with the Maven profile {@code
 * pytorch}, PyTorch take turns, so that their ratio does not depend on what the machine does
 * meanwhile; see {@link Turn}. JMH's own score is the length of a round; {@link TurnTimes} has what
 * each needed for a call.
 *
 * <p>Labels are one-hot; PyTorch gets class indices, which suit it better. Its time is that of the
 * mean loss and its gradient, forward and backward, in both benchmarks: it has nothing like the
 * second one.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
public class AlternatingLossBenchmark {

  /** Rows x classes. */
  @Param({"32x3", "128x10", "128x100", "128x1000", "64x10000", "64x50000"})
  public String shape = "";

  /** The logits' ordering: c, or f, as they come out of Deeplearning4j's dense output layer. */
  @Param({"c", "f"})
  public char ordering = 'c';

  private LossCall lossMcxent;
  private LossCall crossEntropyLoss;
  private @Nullable PyTorchLoss pyTorch;
  private @Nullable PyTorchLossThroughDjl throughDjl;
  private final Random random = new Random();

  @Setup
  public void prepare() throws IOException {
    NativeRuntime.prepare();
    NativeRuntime.useOneThread();
    Shape size = Shape.parse(shape);
    lossMcxent = LossCall.usual(new LossMCXENT(), size, ordering);
    crossEntropyLoss = LossCall.usual(new CrossEntropyLoss(), size, ordering);
    pyTorch = PyTorch.isPresent() ? new PyTorchLoss(size) : null;
    throughDjl = PyTorch.isPresent() ? new PyTorchLossThroughDjl(size) : null;
  }

  @TearDown
  public void close() {
    if (pyTorch != null && throughDjl != null) {
      pyTorch.close();
      throughDjl.close();
    }
  }

  /** One call for both. */
  @Benchmark
  public void gradientAndScore(TurnTimes times, Blackhole hole) {
    round(LossCall::gradientAndScore, times, hole);
  }

  /** A call for each, as Deeplearning4j's output layer does. */
  @Benchmark
  public void gradientThenScore(TurnTimes times, Blackhole hole) {
    round(LossCall::gradientThenScore, times, hole);
  }

  /** In an order that differs from round to round, so that nobody always follows the same. */
  private void round(Function<LossCall, Object> pattern, TurnTimes times, Blackhole hole) {
    Map<Contender, Supplier<Turn>> turns = new EnumMap<>(Contender.class);
    turns.put(Contender.LOSS_MCXENT, () -> Turn.of(() -> hole.consume(pattern.apply(lossMcxent))));
    turns.put(
        Contender.CROSS_ENTROPY_LOSS,
        () -> Turn.of(() -> hole.consume(pattern.apply(crossEntropyLoss))));
    PyTorchLossThroughDjl djl = throughDjl;
    if (pyTorch != null && djl != null) {
      turns.put(Contender.PYTORCH, pyTorch::turn);
      turns.put(Contender.PYTORCH_THROUGH_DJL, () -> Turn.of(djl::forwardAndBackward));
    }
    List<Map.Entry<Contender, Supplier<Turn>>> order = new ArrayList<>(turns.entrySet());
    Collections.shuffle(order, random);
    order.forEach(turn -> times.add(turn.getKey(), turn.getValue().get()));
  }
}
