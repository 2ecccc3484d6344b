package dev.crossentropy.loss.kernel;

/**
 * e<sup>x</sup> for x ≤ 0, in additions, multiplications, fused multiply-adds and operations on
 * bits, none of which leaves a machine a choice: the same bits everywhere, one at a time or in
 * vectors.
 *
 * <p>With n the integer nearest to x·log₂e and r = x − n·ln 2, |r| ≤ ln 2/2, the result is
 * 2<sup>n</sup>·e<sup>r</sup>, and e<sup>r</sup> = 1 + r + r²·q(r) with a polynomial q of degree 9,
 * the one of least greatest relative error (Remez), 3.7·10<sup>−18</sup>. With what is rounded on
 * the way the result is within 1 ulp of e<sup>x</sup>.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>e<sup>0</sup> is exactly 1;
 *   <li>e<sup>x</sup> is exactly 0 for x below {@link #LEAST}, −∞ included, where it would be
 *       subnormal;
 *   <li>NaN stays NaN.
 * </ul>
 */
public final class Exponential {
  /**
   * Smaller numbers are taken for this one, whose n is −1023: the exponent bits of 2<sup>n</sup>
   * are then all 0 and it is 0 itself.
   */
  public static final double LEAST = -709.0;

  static final double LOG2_E = 0x1.71547652b82fep0;

  /**
   * Adding it rounds to an integer n. Then n + 1023, the exponent bits of 2<sup>n</sup>, stand in
   * the sum's low bits: 1023 is part of it.
   */
  static final double ROUNDER = 0x1.8p52 + 1023;

  /** ln 2 to 107 bits, as the sum of two numbers, the high part negated. */
  static final double MINUS_LN2_HIGH = -0x1.62e42fefa39efp-1;

  static final double MINUS_LN2_LOW = -0x1.abc9e3b39803fp-56;

  /** The place of the first bit of a double's exponent. */
  static final int EXPONENT_SHIFT = 52;

  // q(r), by rising power of r
  static final double Q0 = 0x1.000000000000ap-1;
  static final double Q1 = 0x1.55555555554fap-3;
  static final double Q2 = 0x1.555555555087dp-5;
  static final double Q3 = 0x1.1111111127bdcp-7;
  static final double Q4 = 0x1.6c16c1842a0c6p-10;
  static final double Q5 = 0x1.a01a012a5a426p-13;
  static final double Q6 = 0x1.a0199a0c700fcp-16;
  static final double Q7 = 0x1.71df254da5cd1p-19;
  static final double Q8 = 0x1.28ad72ca41a01p-22;
  static final double Q9 = 0x1.ad7f74af9144cp-26;

  private Exponential() {}

  public static double of(double x) {
    double clamped = Math.max(x, LEAST);
    double rounded = Math.fma(clamped, LOG2_E, ROUNDER);
    double power = Double.longBitsToDouble(powerOfTwo(Double.doubleToRawLongBits(rounded)));
    return ofRemainder(clamped, rounded - ROUNDER) * power;
  }

  /**
   * e<sup>r</sup> with r = x − n·ln 2. The polynomial goes by Estrin's scheme, pair by pair, since
   * a machine waits for its results more than for its operations.
   */
  static double ofRemainder(double x, double n) {
    double r = Math.fma(n, MINUS_LN2_LOW, Math.fma(n, MINUS_LN2_HIGH, x));
    double r2 = r * r;
    double r4 = r2 * r2;
    double q0 = Math.fma(Math.fma(Q3, r, Q2), r2, Math.fma(Q1, r, Q0));
    double q4 = Math.fma(Math.fma(Q7, r, Q6), r2, Math.fma(Q5, r, Q4));
    double q8 = Math.fma(Q9, r, Q8);
    double q = Math.fma(Math.fma(q8, r4, q4), r4, q0);
    return Math.fma(Math.fma(q, r, 1), r, 1);
  }

  /** Takes what is below {@link #LEAST} for it. */
  public static void clamp(double[] x, int from, int to) {
    for (int i = from; i < to; i++) {
      x[i] = Math.max(x[i], LEAST);
    }
  }

  /** The bits of 2<sup>n</sup> from those of n + {@link #ROUNDER}; of 0 for n = −1023. */
  static long powerOfTwo(long rounded) {
    return rounded << EXPONENT_SHIFT;
  }
}
