package dev.crossentropy.loss.kernel;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/**
 * e<sup>z</sup> of many floats at a time, with a power of two in place of the greatest that keeps
 * all of them in a float's range: e<sup>z</sup>·2<sup>60−m</sup>, where e<sup>z</sup> =
 * 2<sup>m</sup> is about the greatest of them.
 *
 * <p>With n the integer nearest to z·log₂e and r = z − n·ln 2, |r| ≤ ln 2/2, e<sup>z</sup> is
 * 2<sup>n</sup>·e<sup>r</sup>, and e<sup>r</sup> = 1 + r + r²·q(r) with a polynomial q of degree 4,
 * the one of least greatest relative error, 2<sup>−28.2</sup>. ln 2 is taken in two parts. What the
 * high part leaves of z is a float, and what is lost in adding 1 to it is made up for, so a result
 * is e<sup>z</sup> rounded once but for a fifth of a unit in the last place. What that rounding
 * took off is a result, too: it makes sums exact in which one exponential is nearly all.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>below 2<sup>m−186.5</sup>, −∞ included, a result is 0;
 *   <li>above 2<sup>m+67.5</sup>, and for +∞ and NaN, a result is not finite.
 * </ul>
 *
 * <p>No step leaves a machine a choice, so the bits are the same everywhere. They depend on z, and
 * on m by a power of two alone.
 *
 * <p>C2 makes vector instructions of loops over numbers of one type whose arrays are all indexed
 * alike, but not of one that takes a float for its bits. So these go from floats to ints and back
 * by copying, through two views of one buffer. {@code -XX:-UseSuperWord} shows the difference.
 */
public final class Exponentials {
  private static final boolean FAST = hasFusedMultiplyAdd();

  /** The exponent that takes the place of m, where sums have room above and products below. */
  private static final int CENTER = 60;

  private static final double LN_2 = 0x1.62e42fefa39efp-1;
  private static final float LOG2_E = 0x1.715476p0f;

  /** ln 2 as the sum of two floats, the high part negated. */
  private static final float MINUS_LN2_HIGH = -0x1.62e43p-1f;

  private static final float MINUS_LN2_LOW = 0x1.05c61p-29f;

  /** Adding it rounds to an integer, which then stands in the low bits. */
  private static final float ROUNDER = 0x1.8p23f;

  /** The place of the first bit of a float's exponent. */
  private static final int EXPONENT_SHIFT = 23;

  /** What is 0 among the exponent's bits is the number 0. */
  private static final int EXPONENT_BIAS = 127;

  /** The bits of n + {@link #ROUNDER} for the greatest exponent of a float. */
  private static final int GREATEST =
      Float.floatToRawIntBits(ROUNDER) + Float.MAX_EXPONENT + EXPONENT_BIAS;

  // q(r), by rising power of r
  private static final float Q0 = 0x1.fffffcp-2f;
  private static final float Q1 = 0x1.555492p-3f;
  private static final float Q2 = 0x1.5558bep-5f;
  private static final float Q3 = 0x1.1239ep-7f;
  private static final float Q4 = 0x1.6a3fb8p-10f;

  private final float[] sums;
  private final int[] bits;
  private final FloatBuffer floatView;
  private final IntBuffer intView;

  /**
   * @param capacity the most numbers at a time
   */
  public Exponentials(int capacity) {
    sums = new float[capacity];
    bits = new int[capacity];
    ByteBuffer both = ByteBuffer.allocate(capacity * Float.BYTES).order(ByteOrder.nativeOrder());
    floatView = both.asFloatBuffer();
    intView = both.asIntBuffer();
  }

  /** Whether {@link Math#fma} is an instruction: without it, it goes through BigDecimal. */
  public static boolean areFast() {
    return FAST;
  }

  private static boolean hasFusedMultiplyAdd() {
    try {
      HotSpotDiagnosticMXBean jvm =
          ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
      return jvm != null && Boolean.parseBoolean(jvm.getVMOption("UseFMA").getValue());
    } catch (IllegalArgumentException | LinkageError anotherJvm) {
      return false;
    }
  }

  /** m of the greatest z. */
  public static int exponent(float greatest) {
    return Math.round(greatest * LOG2_E);
  }

  /**
   * @param powers takes the results
   * @param rests takes what rounding took off them
   * @param exponent m
   */
  public void of(float[] z, int count, int exponent, float[] powers, float[] rests) {
    int shift = CENTER + EXPONENT_BIAS - exponent;
    reduce(z, (float) (-shift * LN_2), ROUNDER + shift, powers, sums, rests, count);
    floatView.put(0, powers, 0, count);
    intView.get(0, bits, 0, count);
    toPowersOfTwo(bits, count);
    intView.put(0, bits, 0, count);
    floatView.get(0, powers, 0, count);
    multiply(sums, rests, powers, count);
  }

  /** n + {@code rounder}, and e<sup>r</sup> as a sum of two floats. */
  private static void reduce(
      float[] z,
      float lowest,
      float rounder,
      float[] rounded,
      float[] sums,
      float[] rests,
      int count) {
    for (int i = 0; i < count; i++) {
      float x = Math.max(z[i], lowest);
      float integer = Math.fma(x, LOG2_E, rounder);
      float n = integer - rounder;
      float high = Math.fma(n, MINUS_LN2_HIGH, x);
      float low = n * MINUS_LN2_LOW;
      float r = high + low;
      float q = Math.fma(Math.fma(Math.fma(Math.fma(Q4, r, Q3), r, Q2), r, Q1), r, Q0);
      float sum = 1 + high;
      rounded[i] = integer;
      sums[i] = sum;
      rests[i] = Math.fma(q, r * r, low) + (high - (sum - 1));
    }
  }

  /** The bits of 2<sup>n</sup> from those of n + {@link #ROUNDER}; of −∞ if that is too much. */
  private static void toPowersOfTwo(int[] bits, int count) {
    for (int i = 0; i < count; i++) {
      bits[i] = (bits[i] | ((GREATEST - bits[i]) >> (Integer.SIZE - 1))) << EXPONENT_SHIFT;
    }
  }

  private static void multiply(float[] sums, float[] rests, float[] powers, int count) {
    for (int i = 0; i < count; i++) {
      float sum = sums[i] * powers[i];
      float product = Math.fma(rests[i], powers[i], sum);
      rests[i] = Math.fma(rests[i], powers[i], sum - product);
      powers[i] = product;
    }
  }
}
