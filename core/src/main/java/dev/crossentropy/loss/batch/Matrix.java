package dev.crossentropy.loss.batch;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The elements of a rank-2 array as doubles, row by row, whatever the array's type, ordering or
 * strides. Rows are as wide as a Java array can be; their number is not limited.
 */
public abstract class Matrix {
  private final INDArray array;
  private final long rows;
  private final int columns;

  Matrix(INDArray array) {
    this.array = array;
    this.rows = array.size(0);
    this.columns = Math.toIntExact(array.size(1));
  }

  /** The array behind it, complete once {@link #finish} has been called. */
  final INDArray array() {
    return array;
  }

  public final long rows() {
    return rows;
  }

  public final int columns() {
    return columns;
  }

  public abstract double get(long row, int column);

  public abstract void readRow(long row, double[] into);

  /** Rounds to the array's type. */
  public abstract void writeRow(long row, double[] from);

  /** Makes everything written visible in the array. */
  public void finish() {}
}
