package dev.crossentropy.loss.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.LongBuffer;

/**
 * e<sup>x</sup> of many doubles x ≤ 0, within 1 ulp, by the steps of {@link Exponentials}: q(r) has
 * degree 9 here and a greatest relative error of 3.7·10<sup>−18</sup>. The same bits everywhere.
 *
 * <p>Special cases: e<sup>0</sup> is exactly 1, e<sup>−∞</sup> is 0 and NaN stays NaN.
 */
public final class DoubleExponentials {
  /** So many at a time: the arrays of a step fit a first-level cache of 32 KiB. */
  private static final int BLOCK = 512;

  /** Below, e<sup>x</sup> may be subnormal and is left to {@link Math#exp}. */
  private static final double LEAST = -708;

  private static final double LOG2_E = 0x1.71547652b82fep0;

  /**
   * Adding it rounds to an integer n, and n + 1023, 2<sup>n</sup>'s exponent, is in the low bits.
   */
  private static final double ROUNDER = 0x1.8p52 + 1023;

  /** ln 2 to 107 bits, as the sum of two numbers, the high part negated. */
  private static final double MINUS_LN2_HIGH = -0x1.62e42fefa39efp-1;

  private static final double MINUS_LN2_LOW = -0x1.abc9e3b39803fp-56;

  /** The place of the first bit of a double's exponent. */
  private static final int EXPONENT_SHIFT = 52;

  // q(r), by rising power of r
  private static final double Q0 = 0x1.000000000000ap-1;
  private static final double Q1 = 0x1.55555555554fap-3;
  private static final double Q2 = 0x1.555555555087dp-5;
  private static final double Q3 = 0x1.1111111127bdcp-7;
  private static final double Q4 = 0x1.6c16c1842a0c6p-10;
  private static final double Q5 = 0x1.a01a012a5a426p-13;
  private static final double Q6 = 0x1.a0199a0c700fcp-16;
  private static final double Q7 = 0x1.71df254da5cd1p-19;
  private static final double Q8 = 0x1.28ad72ca41a01p-22;
  private static final double Q9 = 0x1.ad7f74af9144cp-26;

  private final double[] block = new double[BLOCK];
  private final double[] rounded = new double[BLOCK];
  private final double[] ofRemainders = new double[BLOCK];
  private final long[] bits = new long[BLOCK];
  private final DoubleBuffer doubleView;
  private final LongBuffer longView;

  public DoubleExponentials() {
    ByteBuffer both = ByteBuffer.allocate(BLOCK * Double.BYTES).order(ByteOrder.nativeOrder());
    doubleView = both.asDoubleBuffer();
    longView = both.asLongBuffer();
  }

  /**
   * e<sup>x</sup> in the place of x.
   *
   * @param x no number above 0
   */
  public void of(double[] x) {
    for (int start = 0; start < x.length; start += BLOCK) {
      int count = Math.min(BLOCK, x.length - start);
      System.arraycopy(x, start, block, 0, count);
      exponentiateRemainders(block, rounded, ofRemainders, count);
      doubleView.put(0, rounded, 0, count);
      longView.get(0, bits, 0, count);
      toPowersOfTwo(bits, count);
      longView.put(0, bits, 0, count);
      doubleView.get(0, rounded, 0, count);
      multiply(ofRemainders, rounded, count);
      for (int i = 0; i < count; i++) {
        x[start + i] = block[i] < LEAST ? Math.exp(block[i]) : rounded[i];
      }
    }
  }

  private static void exponentiateRemainders(
      double[] x, double[] rounded, double[] ofRemainders, int count) {
    for (int i = 0; i < count; i++) {
      double clamped = Math.max(x[i], LEAST);
      double integer = Math.fma(clamped, LOG2_E, ROUNDER);
      double n = integer - ROUNDER;
      double r = Math.fma(n, MINUS_LN2_LOW, Math.fma(n, MINUS_LN2_HIGH, clamped));
      // pair by pair: a machine waits for results more than for operations
      double r2 = r * r;
      double r4 = r2 * r2;
      double q0 = Math.fma(Math.fma(Q3, r, Q2), r2, Math.fma(Q1, r, Q0));
      double q4 = Math.fma(Math.fma(Q7, r, Q6), r2, Math.fma(Q5, r, Q4));
      double q = Math.fma(Math.fma(Math.fma(Q9, r, Q8), r4, q4), r4, q0);
      rounded[i] = integer;
      ofRemainders[i] = Math.fma(Math.fma(q, r, 1), r, 1);
    }
  }

  private static void toPowersOfTwo(long[] bits, int count) {
    for (int i = 0; i < count; i++) {
      bits[i] <<= EXPONENT_SHIFT;
    }
  }

  private static void multiply(double[] x, double[] y, int count) {
    for (int i = 0; i < count; i++) {
      y[i] *= x[i];
    }
  }
}
