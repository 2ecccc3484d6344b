package dev.crossentropy.loss;

/**
 * The loops over rows of float logits that a softmax cross-entropy consists of.
 *
 * <p>Rows lie one after the other in an array, each filled up to a multiple of {@link #LANES} with
 * logits −∞ or targets 0, which change no result. All arithmetic is in doubles. A sum runs in
 * {@link #LANES} lanes: lane k takes the row's elements k, k + 8, k + 16, … in this order, and
 * {@link #fold} adds up the lanes. This fixes each sum's bits whatever the width of the machine's
 * vectors, so every kernel returns the same bits.
 */
interface SoftmaxKernel {
  /** The doubles of the widest vectors there are; narrower ones take the lanes in turns. */
  int LANES = 8;

  /** The length that a row is filled up to. */
  static int paddedLength(int columns) {
    return Math.addExact(columns, LANES - 1) / LANES * LANES;
  }

  static double fold(double[] lanes) {
    return ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3]))
        + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
  }

  /** The first index of the greatest logit of a row; NaN is passed over. */
  int indexOfMax(float[] logits, int start, int end);

  /**
   * The indices of the elements that are not 0.
   *
   * @return how many there are, or more than {@code into} can hold without saying how many
   */
  int nonZeros(float[] elements, int[] into);

  /**
   * e = exp(z − shift) for each row, no logit being greater than the row's shift.
   *
   * @param sums takes each row's Σe
   * @param rows how many rows there are, each of {@code length} elements
   */
  void exponentiate(
      float[] logits, float[] shifts, double[] exponentials, double[] sums, int rows, int length);

  /** g = factor·e, rounded to floats, for the elements of a row. */
  void scale(double[] exponentials, double factor, float[] gradient, int start, int end);

  /** Σa. */
  double sum(double[] targets);

  /** Σ a<sub>c</sub>·(shift − z<sub>c</sub>) for the row of logits from {@code start} on. */
  double weightedDistance(double[] targets, float[] logits, int start, float shift);

  /** g = factor·e − scale·a, rounded to floats, for the row from {@code start} on. */
  void scaleAndSubtract(
      double[] exponentials,
      double factor,
      double[] targets,
      double scale,
      float[] gradient,
      int start);
}
