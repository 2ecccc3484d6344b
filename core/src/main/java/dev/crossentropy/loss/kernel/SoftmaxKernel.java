package dev.crossentropy.loss.kernel;

/**
 * The loops over many numbers that a softmax cross-entropy consists of.
 *
 * <p>All arithmetic is in doubles. A sum runs in {@link #LANES} lanes: lane k takes the elements k,
 * k + 8, k + 16, … in this order, and {@link #fold} adds up the lanes. This fixes each sum's bits
 * whatever the width of the machine's vectors, so every kernel returns the same bits.
 *
 * <p>Arrays of doubles are taken in whole groups of {@link #LANES}: of these a kernel may read and
 * write all. So it may of as many floats, and each array of floats is that much longer than what it
 * holds.
 */
public interface SoftmaxKernel {
  /** The doubles of the widest vectors there are; narrower ones take the lanes in turns. */
  int LANES = 8;

  /** No difference of two numbers within ± this is beyond {@link Exponential#LEAST}. */
  float MODERATE = 350;

  /** What {@link #onlyNonZero} finds in a row of zeros. */
  int NONE = -1;

  /** What {@link #onlyNonZero} finds where numbers that are not 0 are more than one. */
  int SEVERAL = -2;

  /** The length of as many whole groups as are needed for so many numbers. */
  static int paddedLength(int count) {
    return Math.addExact(count, LANES - 1) / LANES * LANES;
  }

  /** The sum of the lanes from {@code at} on. */
  static double fold(double[] lanes, int at) {
    return ((lanes[at] + lanes[at + 1]) + (lanes[at + 2] + lanes[at + 3]))
        + ((lanes[at + 4] + lanes[at + 5]) + (lanes[at + 6] + lanes[at + 7]));
  }

  /**
   * Σe − 1 from {@link #sumInLanes}, for numbers of which none is above 1 and at least one is 1:
   * one such is left out of the sum, since it would swallow what is small. The number of ones is
   * whole, however the sums were rounded.
   */
  static double withoutOne(double[] lanes, int at) {
    double belowOne = fold(lanes, at + LANES);
    return Math.rint(fold(lanes, at) - belowOne) - 1 + belowOne;
  }

  /** The greatest of some numbers; any of them or NaN if one is NaN. */
  float max(float[] from, int start, int end);

  /** The greater of max and z in the place of max, number by number; either if z is NaN. */
  void raise(float[] max, float[] z, int start, int count);

  /**
   * The place of the only number that is not 0, counted from {@code start}; {@link #NONE} if all
   * are, and {@link #SEVERAL} if it is not the only one.
   */
  int onlyNonZero(float[] from, int start, int end);

  /**
   * Whether the first {@code count} numbers are known to be within ±{@link #MODERATE}, none NaN.
   */
  boolean areModerate(float[] numbers, int count);

  /** x = z − shift. */
  void subtract(float[] z, int start, float shift, double[] x, int at, int count);

  /** x = z − shift, number by number. */
  void subtract(float[] z, int start, float[] shifts, double[] x, int at, int count);

  /**
   * e<sup>x</sup> in the place of x.
   *
   * @param x no number above 0 or below {@link Exponential#LEAST}
   */
  void exponentiate(double[] x, int start, int end);

  /** Σa of whole groups. */
  double sum(double[] a, int start, int end);

  /**
   * The lanes of Σe, and after them those of the sum of what is below 1, of whole groups; to be
   * folded by {@link #withoutOne}. Folding at once would wait for memory.
   */
  void sumInLanes(double[] e, int start, int end, double[] lanes, int at);

  /** Adds e to one sum, and what is below 1 to another, number by number of whole groups. */
  void add(double[] e, int start, double[] all, double[] belowOne, int count);

  /** g = factor·e, rounded to floats. */
  void scale(double[] e, int at, double factor, float[] g, int start, int count);

  /** g = factor·e, number by number, rounded to floats. */
  void scale(double[] e, int at, double[] factors, float[] g, int start, int count);

  /** Σ a·(shift − z); in the rest of the last group a is 0 and z finite. */
  double weightedDistance(double[] a, int from, float[] z, float shift, int count);

  /** e = factor·e − scale·a. */
  void subtractTargets(
      double[] e, int at, double factor, double[] a, int from, double scale, int count);
}
