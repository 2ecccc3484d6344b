package dev.crossentropy.benchmarks;

/**
 * Calls of one contender in a row, and their time. Where contenders take turns their times are of
 * the same fraction of a second, and a ratio of them holds on a machine whose speed changes from
 * one second to the next, as that of virtual ones does.
 */
public record Turn(long calls, long nanos) {

  /**
   * So long that the cache belongs to whoever's turn it is for most of the turn, so short that a
   * round of three is over before the machine's speed changes.
   */
  private static final long NANOS = 20_000_000;

  /** Calls until the turn is over, at least once. */
  public static Turn of(Runnable call) {
    long start = System.nanoTime();
    long calls = 0;
    long nanos;
    do {
      call.run();
      calls++;
      nanos = System.nanoTime() - start;
    } while (nanos < NANOS);
    return new Turn(calls, nanos);
  }

  Turn plus(Turn other) {
    return new Turn(calls + other.calls, nanos + other.nanos);
  }

  /** The mean of a call. */
  double microseconds() {
    return nanos / 1e3 / calls;
  }
}
