package dev.crossentropy.loss.fused;

import dev.crossentropy.loss.kernel.Exponentials;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The arrays of a {@link Block}. A few are kept for later calls: memory that is fresh for every
 * call has to be cleared and is in no cache, half of the time of a small batch.
 */
final class Memory {
  /** The most numbers of a piece: the six arrays of a step fit a first-level cache of 32 KiB. */
  static final int PIECE = 1024;

  /** The most rows of a block: a piece of them has a column for each lane. */
  static final int ROWS = PIECE / Lanes.COUNT;

  /** So many are kept, 50 KiB each; threads that share a place find it empty now and then. */
  private static final AtomicReferenceArray<Memory> SPARE = new AtomicReferenceArray<>(16);

  // of a piece

  final float[] z = new float[PIECE];
  final float[] powers = new float[PIECE];
  final float[] roundings = new float[PIECE];
  final float[] pieceFactors = new float[PIECE];
  final float[] pieceFactorRests = new float[PIECE];
  final Exponentials exponentials = new Exponentials(PIECE);

  // of rows

  final long[] rows = new long[ROWS];
  final int[] targets = new int[ROWS];
  final double[] weights = new double[ROWS];

  /** The exponentials of the targets. */
  final double[] own = new double[ROWS];

  /** Of the gradient, from the exponentials. */
  final double[] factors = new double[ROWS];

  /** The gradient at the targets. */
  final double[] slopes = new double[ROWS];

  final double[] losses = new double[ROWS];
  final double[] lanes = new double[ROWS * Lanes.COUNT];
  final float[] laneRests = new float[ROWS * Lanes.COUNT];

  private Memory() {}

  static Memory take() {
    Memory spare = SPARE.getAndSet(place(), null);
    return spare == null ? new Memory() : spare;
  }

  void giveBack() {
    SPARE.set(place(), this);
  }

  private static int place() {
    return (int) (Thread.currentThread().getId() % SPARE.length());
  }
}
