package dev.crossentropy.loss;

/**
 * The loops over one row of float logits that a softmax cross-entropy consists of.
 *
 * <p>A row lies in arrays whose length is a multiple of {@link #LANES}, filled up with logits −∞
 * and targets 0, which change no result. All arithmetic is in doubles. A sum runs in {@link #LANES}
 * lanes: lane k takes the elements k, k + 8, k + 16, … in this order, and {@link #fold} adds up the
 * lanes. This fixes each sum's bits whatever the width of the machine's vectors, so every kernel
 * returns the same bits.
 */
interface SoftmaxKernel {
  /** The doubles of the widest vectors there are; narrower ones take the lanes in turns. */
  int LANES = 8;

  /** The length of a row's arrays. */
  static int paddedLength(int columns) {
    return Math.addExact(columns, LANES - 1) / LANES * LANES;
  }

  static double fold(double[] lanes) {
    return ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3]))
        + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
  }

  /** The first index of the greatest logit; NaN is passed over. */
  int indexOfMax(float[] logits);

  /**
   * The indices of the elements that are not 0.
   *
   * @return how many there are, or more than {@code into} can hold without saying how many
   */
  int nonZeros(float[] elements, int[] into);

  /**
   * e<sub>c</sub> = exp(z<sub>c</sub> − shift); every z<sub>c</sub> is at most {@code shift}, or
   * NaN.
   *
   * @return Σe
   */
  double exponentiate(float[] logits, float shift, double[] exponentials);

  /** g = factor·e, rounded to floats. */
  void scale(double[] exponentials, double factor, float[] gradient);

  /** Σa. */
  double sum(double[] targets);

  /** Σ a<sub>c</sub>·(shift − z<sub>c</sub>). */
  double weightedDistance(double[] targets, float[] logits, float shift);

  /** g = factor·e − scale·a, rounded to floats. */
  void scaleAndSubtract(
      double[] exponentials, double factor, double[] targets, double scale, float[] gradient);
}
