package dev.crossentropy.loss.batch;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The elements of a rank-2 array as doubles, row by row, whatever the array's type, ordering or
 * strides. Rows are as wide as a Java array can be; their number is not limited.
 */
public interface Matrix {

  /** The array behind it, complete once {@link #finish} has been called. */
  INDArray array();

  long rows();

  int columns();

  double get(long row, int column);

  void readRow(long row, double[] into);

  /** Rounds to the array's type. */
  void writeRow(long row, double[] from);

  /** Makes everything written visible in the array. */
  default void finish() {}
}
