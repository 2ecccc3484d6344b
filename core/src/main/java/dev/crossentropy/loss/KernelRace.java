package dev.crossentropy.loss;

import java.util.function.Consumer;

/**
 * Runs a kernel in the background until it is faster than the plain one.
 *
 * <p>The Vector API is hundreds of times slower than plain Java before C2 has compiled it, which
 * takes a second or two: a training that waited for it would stand still at its start, and where C2
 * never does, for ever. Until the race is won everybody takes the plain kernel.
 */
final class KernelRace implements Runnable {
  private static final int ROWS = 8;
  private static final int LENGTH = 128;

  /** Wins so often in a row are no accident of what else the machine does. */
  private static final int WINS = 20;

  /** A JVM that has not compiled the kernel by then has no vectors for it. */
  private static final long PATIENCE_NANOS = 30_000_000_000L;

  private final SoftmaxKernel candidate;
  private final Consumer<SoftmaxKernel> onVictory;
  private final float[] logits = new float[ROWS * LENGTH];
  private final float[] shifts = new float[ROWS];
  private final double[] powers = new double[ROWS * LENGTH];
  private final double[] sums = new double[ROWS];
  private final double[] targets = new double[LENGTH];

  private KernelRace(SoftmaxKernel candidate, Consumer<SoftmaxKernel> onVictory) {
    this.candidate = candidate;
    this.onVictory = onVictory;
  }

  /** Starts a daemon thread that hands the candidate over if and when it wins. */
  static void start(SoftmaxKernel candidate, Consumer<SoftmaxKernel> onVictory) {
    Thread thread = new Thread(new KernelRace(candidate, onVictory), "cross-entropy-kernel-race");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void run() {
    SoftmaxKernel plain = new PlainKernel();
    long start = System.nanoTime();
    for (int wins = 0; wins < WINS; ) {
      if (System.nanoTime() - start > PATIENCE_NANOS) {
        return;
      }
      wins = nanos(candidate) < nanos(plain) ? wins + 1 : 0;
    }
    onVictory.accept(candidate);
  }

  /** The time of everything a batch asks of a kernel. */
  private long nanos(SoftmaxKernel kernel) {
    for (int i = 0; i < logits.length; i++) {
      logits[i] = -(i % LENGTH);
    }
    long start = System.nanoTime();
    kernel.exponentiate(logits, shifts, powers, sums, ROWS, LENGTH);
    for (int row = 0; row < ROWS; row++) {
      int first = row * LENGTH;
      shifts[row] = logits[kernel.indexOfMax(logits, first, first + LENGTH)];
      kernel.nonZeros(logits, new int[1]);
      kernel.scale(powers, kernel.sum(targets), logits, first, first + LENGTH);
      kernel.scaleAndSubtract(powers, 1, targets, 1, logits, first);
      targets[row] = kernel.weightedDistance(targets, logits, first, 0);
    }
    return System.nanoTime() - start;
  }
}
