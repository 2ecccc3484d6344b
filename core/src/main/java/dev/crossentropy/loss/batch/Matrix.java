package dev.crossentropy.loss.batch;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The elements of a rank-2 array as doubles, row by row, whatever the array's type, ordering or
 * strides. Rows are as wide as a Java array can be; their number is not limited.
 */
public interface Matrix {

  /** An array where it lies, or copied to the host if the JVM cannot address it, as CUDA's. */
  static Matrix of(INDArray array) {
    boolean addressable = Nd4j.getExecutioner().type() == OpExecutioner.ExecutionerType.NATIVE_CPU;
    return addressable && !array.isEmpty() ? DirectMatrix.of(array) : HostCopy.of(array);
  }

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
