package dev.crossentropy.loss.kernel;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Runs a kernel in the background until it is faster than the plain one.
 *
 * <p>The Vector API is hundreds of times slower than plain Java before C2 has compiled it, which
 * takes a second or two: a training that waited for it would stand still at its start, and where C2
 * never does, for ever. Until the race is won everybody takes the plain kernel.
 */
public final class KernelRace implements Runnable {
  private static final int ROWS = 8;
  private static final int LENGTH = 128;

  /** Wins so often in a row are no accident of what else the machine does. */
  private static final int WINS = 20;

  /** A JVM that has not compiled the kernel by then has no vectors for it. */
  private static final long PATIENCE_NANOS = 30_000_000_000L;

  private final SoftmaxKernel candidate;
  private final Consumer<SoftmaxKernel> onVictory;
  private final float[] logits = new float[ROWS * LENGTH + SoftmaxKernel.LANES];
  private final float[] gradient = new float[ROWS * LENGTH + SoftmaxKernel.LANES];
  private final double[] powers = new double[ROWS * LENGTH];
  private final float[] max = new float[LENGTH];
  private final double[] sums = new double[LENGTH];
  private final double[] targets = new double[LENGTH];
  private final double[] lanes = new double[2 * SoftmaxKernel.LANES];

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
    goByRow(kernel);
    goByColumn(kernel);
    return System.nanoTime() - start;
  }

  private void goByRow(SoftmaxKernel kernel) {
    for (int first = 0; first < ROWS * LENGTH; first += LENGTH) {
      float greatest = kernel.max(logits, first, first + LENGTH);
      targets[0] = kernel.onlyNonZero(logits, first, first + LENGTH);
      kernel.subtract(logits, first, greatest, powers, first, LENGTH);
    }
    boolean moderate = kernel.areModerate(logits, ROWS * LENGTH);
    kernel.exponentiate(powers, 0, powers.length);
    for (int first = 0; first < ROWS * LENGTH; first += LENGTH) {
      kernel.sumInLanes(powers, first, first + LENGTH, lanes, 0);
      double sum = 1 + SoftmaxKernel.withoutOne(lanes, 0);
      targets[0] = kernel.weightedDistance(targets, 0, logits, moderate ? 1 : 0, LENGTH);
      double mass = kernel.sum(targets, 0, LENGTH);
      kernel.subtractTargets(powers, first, 1, targets, 0, mass / sum, LENGTH);
      kernel.scale(powers, first, 1, gradient, first, LENGTH);
    }
  }

  private void goByColumn(SoftmaxKernel kernel) {
    Arrays.fill(max, Float.NEGATIVE_INFINITY);
    Arrays.fill(sums, 0);
    for (int first = 0; first < ROWS * LENGTH; first += LENGTH) {
      kernel.raise(max, logits, first, LENGTH);
    }
    for (int first = 0; first < ROWS * LENGTH; first += LENGTH) {
      kernel.subtract(logits, first, max, powers, first, LENGTH);
    }
    kernel.exponentiate(powers, 0, powers.length);
    for (int first = 0; first < ROWS * LENGTH; first += LENGTH) {
      kernel.add(powers, first, sums, targets, LENGTH);
      kernel.scale(powers, first, sums, gradient, first, LENGTH);
    }
  }
}
