package dev.crossentropy.loss.batch;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A copy of an array in the JVM's heap, for arrays in memory the JVM cannot address or in none. */
final class HostCopy implements Matrix {
  private final INDArray array;
  private final int columns;
  private final @Nullable SixteenBits format;
  private final double[] elements;
  private boolean written;

  private HostCopy(INDArray array, double[] elements) {
    this.array = array;
    this.columns = Math.toIntExact(array.size(1));
    this.format = SixteenBits.has(array.dataType()) ? SixteenBits.of(array.dataType()) : null;
    this.elements = elements;
  }

  static Matrix of(INDArray array) {
    if (array.isEmpty()) {
      return new HostCopy(array, new double[0]);
    }
    if (array.length() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "an array of "
              + array.length()
              + " elements has no room in a Java array, which this backend's arrays are copied to:"
              + " use smaller batches");
    }
    try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces();
        INDArray packed =
            Nd4j.createUninitialized(DataType.DOUBLE, array.shape(), 'c').assign(array)) {
      return new HostCopy(array, packed.data().asDouble());
    }
  }

  @Override
  public INDArray array() {
    return array;
  }

  @Override
  public long rows() {
    return array.size(0);
  }

  @Override
  public int columns() {
    return columns;
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
    int start = start(row);
    for (int c = 0; c < from.length; c++) {
      elements[start + c] = format == null ? from[c] : format.nearest(from[c]);
    }
    written = true;
  }

  @Override
  public void finish() {
    if (written) {
      try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces();
          INDArray flat = Nd4j.createFromArray(elements)) {
        array.assign(flat.reshape('c', rows(), columns()));
      }
    }
  }

  private int start(long row) {
    return Math.toIntExact(row * columns());
  }
}
