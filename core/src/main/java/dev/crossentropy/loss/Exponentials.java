package dev.crossentropy.loss;

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
final class Exponentials {
  /** The most numbers at a time: the blocks of a step fit a first-level cache of 32 KiB. */
  static final int BLOCK = 512;

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

  /** into = e<sup>x</sup> for the first {@code count} elements, none of them above 0. */
  void of(double[] x, double[] into, int count) {
    exponentiateRemainders(x, rounded, ofRemainders, count);
    doubleView.put(0, rounded, 0, count);
    longView.get(0, bits, 0, count);
    toPowersOfTwo(bits, count);
    longView.put(0, bits, 0, count);
    doubleView.get(0, rounded, 0, count);
    multiply(ofRemainders, rounded, into, count);
  }

  private static void exponentiateRemainders(
      double[] x, double[] rounded, double[] into, int count) {
    for (int i = 0; i < count; i++) {
      double clamped = Math.max(x[i], Exponential.LEAST);
      double power = Math.fma(clamped, Exponential.LOG2_E, Exponential.ROUNDER);
      rounded[i] = power;
      into[i] = Exponential.ofRemainder(clamped, power - Exponential.ROUNDER);
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
