package dev.crossentropy.loss.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.LongBuffer;

/**
 * {@link Exponential#of} for many numbers, in steps that C2 turns into vector instructions.
 *
 * <p>C2 does that to loops over numbers of one type whose arrays are all indexed alike, and not to
 * one that takes a double for its bits. So these go from doubles to longs and back by copying,
 * through two views of one buffer.
 */
public final class Exponentials {
  /** So many at a time: the blocks of a step fit a first-level cache of 32 KiB. */
  static final int BLOCK = 512;

  private final double[] block = new double[BLOCK];
  private final double[] rounded = new double[BLOCK];
  private final double[] ofRemainders = new double[BLOCK];
  private final long[] bits = new long[BLOCK];
  private final DoubleBuffer doubleView;
  private final LongBuffer longView;

  Exponentials() {
    ByteBuffer both = ByteBuffer.allocate(BLOCK * Double.BYTES).order(ByteOrder.nativeOrder());
    doubleView = both.asDoubleBuffer();
    longView = both.asLongBuffer();
  }

  /**
   * e<sup>x</sup> in the place of x.
   *
   * @param x no number above 0 or below {@link Exponential#LEAST}
   */
  void of(double[] x, int start, int end) {
    for (int from = start; from < end; from += BLOCK) {
      ofBlock(x, from, Math.min(BLOCK, end - from));
    }
  }

  private void ofBlock(double[] x, int start, int count) {
    System.arraycopy(x, start, block, 0, count);
    exponentiateRemainders(block, rounded, ofRemainders, count);
    doubleView.put(0, rounded, 0, count);
    longView.get(0, bits, 0, count);
    toPowersOfTwo(bits, count);
    longView.put(0, bits, 0, count);
    doubleView.get(0, rounded, 0, count);
    multiply(ofRemainders, rounded, block, count);
    System.arraycopy(block, 0, x, start, count);
  }

  private static void exponentiateRemainders(
      double[] x, double[] rounded, double[] into, int count) {
    for (int i = 0; i < count; i++) {
      double power = Math.fma(x[i], Exponential.LOG2_E, Exponential.ROUNDER);
      rounded[i] = power;
      into[i] = Exponential.ofRemainder(x[i], power - Exponential.ROUNDER);
    }
  }

  private static void toPowersOfTwo(long[] bits, int count) {
    for (int i = 0; i < count; i++) {
      bits[i] = Exponential.powerOfTwo(bits[i]);
    }
  }

  private static void multiply(double[] x, double[] y, double[] into, int count) {
    for (int i = 0; i < count; i++) {
      into[i] = x[i] * y[i];
    }
  }
}
