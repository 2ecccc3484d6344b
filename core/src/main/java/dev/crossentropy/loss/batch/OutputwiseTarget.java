package dev.crossentropy.loss.batch;

/** Turns a row of targets into the factors of a term in p and a term in 1−p for each output. */
public interface OutputwiseTarget {

  /** Writes the factor of each −log p and of each −log(1−p), 0 for outputs that are masked out. */
  void read(Rows row, double[] positive, double[] negative);
}
