package dev.crossentropy.loss.batch;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A copy of an array in the JVM's heap, for arrays in memory the JVM cannot address or in none. */
public final class HostCopy extends Matrix {
  private final double[] elements;
  private boolean written;

  private HostCopy(INDArray array, double[] elements) {
    super(array);
    this.elements = elements;
  }

  static Matrix of(INDArray array) {
    if (array.isEmpty()) {
      return new HostCopy(array, new double[0]);
    }
    try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      INDArray packed = array.castTo(DataType.DOUBLE).dup('c');
      return new HostCopy(array, packed.data().asDouble());
    }
  }

  @Override
  public double get(long row, int column) {
    return elements[start(row) + column];
  }

  @Override
  public void readRow(long row, double[] into) {
    System.arraycopy(elements, start(row), into, 0, into.length);
  }

  @Override
  public void writeRow(long row, double[] from) {
    System.arraycopy(from, 0, elements, start(row), from.length);
    written = true;
  }

  @Override
  public void finish() {
    if (written) {
      try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
        array().assign(Nd4j.createFromArray(elements).reshape('c', rows(), columns()));
      }
    }
  }

  private int start(long row) {
    return Math.toIntExact(row * columns());
  }
}
