package dev.crossentropy.benchmarks;

/**
 * Outlasts the race of the loss's kernels. {@code CrossEntropyLoss} begins with a kernel in plain
 * Java and changes to the Vector API after millions of logits, once that has been compiled. A
 * change in the middle of a measurement would make it one of two things.
 */
final class KernelRaceWarmup {

  /** The race's own thread, in {@code dev.crossentropy.loss.KernelRace}. */
  private static final String THREAD = "cross-entropy-kernel-race";

  /**
   * A call of 32 x 3 logits would have to be repeated three million times, as no training of such a
   * network does; it keeps the plain kernel.
   */
  private static final long PATIENCE_NANOS = 15_000_000_000L;

  private KernelRaceWarmup() {}

  static void run(Runnable call) {
    long start = System.nanoTime();
    boolean begun = false;
    boolean running = false;
    while (running || (!begun && System.nanoTime() - start < PATIENCE_NANOS)) {
      Turn.of(call);
      running = isRunning();
      begun |= running;
    }
  }

  private static boolean isRunning() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals(THREAD));
  }
}
