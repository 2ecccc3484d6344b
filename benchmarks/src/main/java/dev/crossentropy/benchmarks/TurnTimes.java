package dev.crossentropy.benchmarks;

import java.util.EnumMap;
import java.util.Map;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What contenders that take turns needed for a call in one of JMH's iterations, in microseconds.
 * JMH reads its public methods after each iteration and keeps each value, for {@link JmhResults};
 * the sum of them that it prints means nothing.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class TurnTimes {
  private final Map<Contender, Turn> turns = new EnumMap<>(Contender.class);

  @Setup(Level.Iteration)
  public void forget() {
    turns.clear();
  }

  public void add(Contender contender, Turn turn) {
    turns.merge(contender, turn, Turn::plus);
  }

  public double lossMcxent() {
    return microseconds(Contender.LOSS_MCXENT);
  }

  public double crossEntropyLoss() {
    return microseconds(Contender.CROSS_ENTROPY_LOSS);
  }

  public double pyTorch() {
    return microseconds(Contender.PYTORCH);
  }

  public double pyTorchThroughDjl() {
    return microseconds(Contender.PYTORCH_THROUGH_DJL);
  }

  public double asShipped() {
    return microseconds(Contender.AS_SHIPPED);
  }

  /** NaN for one that is not there. */
  private double microseconds(Contender contender) {
    Turn all = turns.get(contender);
    return all == null ? Double.NaN : all.microseconds();
  }
}
