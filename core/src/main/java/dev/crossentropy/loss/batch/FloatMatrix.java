package dev.crossentropy.loss.batch;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An array of floats, which can also be had as floats, some rows at a time. */
public final class FloatMatrix extends DirectMatrix {
  private final FloatBuffer elements;
  private float[] transfer = {};

  FloatMatrix(INDArray array, FloatBuffer elements) {
    super(array);
    this.elements = elements;
  }

  @Override
  double get(long offset) {
    return elements.get((int) offset);
  }

  @Override
  public void put(long offset, double value) {
    elements.put((int) offset, (float) value);
  }

  @Override
  public void readRow(long row, double[] into) {
    if (!rowsAreContiguous()) {
      super.readRow(row, into);
      return;
    }
    if (transfer.length < into.length) {
      transfer = new float[into.length];
    }
    elements.get(start(row), transfer, 0, into.length);
    for (int c = 0; c < into.length; c++) {
      into[c] = transfer[c];
    }
  }

  public void put(long row, int column, double value) {
    elements.put(offset(row, column), (float) value);
  }

  public void clearRow(long row) {
    for (int c = 0; c < columns(); c++) {
      elements.put(offset(row, c), 0);
    }
  }

  /**
   * Reads of the first {@code count} of these rows {@code length} elements each, from column {@code
   * from} on: one row after the other.
   */
  public void readRows(long[] rows, int count, int from, int length, float[] into) {
    if (columnStride() != 1) {
      for (int k = 0, i = 0; k < count; k++) {
        for (int c = 0; c < length; c++) {
          into[i++] = elements.get(offset(rows[k], from + c));
        }
      }
    } else if (rowStride() == length && areConsecutive(rows, count)) {
      elements.get(offset(rows[0], from), into, 0, count * length);
    } else {
      for (int k = 0; k < count; k++) {
        elements.get(offset(rows[k], from), into, k * length, length);
      }
    }
  }

  /** Writes what {@link #readRows} would read. */
  public void writeRows(long[] rows, int count, int from, int length, float[] values) {
    if (columnStride() != 1) {
      for (int k = 0, i = 0; k < count; k++) {
        for (int c = 0; c < length; c++) {
          elements.put(offset(rows[k], from + c), values[i++]);
        }
      }
    } else if (rowStride() == length && areConsecutive(rows, count)) {
      elements.put(offset(rows[0], from), values, 0, count * length);
    } else {
      for (int k = 0; k < count; k++) {
        elements.put(offset(rows[k], from), values, k * length, length);
      }
    }
  }

  /** As {@link #readRows}, one column after the other. */
  public void readColumns(long[] rows, int count, int from, int length, float[] into) {
    if (rowStride() != 1 || !areConsecutive(rows, count)) {
      for (int c = 0, i = 0; c < length; c++) {
        for (int k = 0; k < count; k++) {
          into[i++] = elements.get(offset(rows[k], from + c));
        }
      }
    } else if (columnStride() == count) {
      elements.get(offset(rows[0], from), into, 0, count * length);
    } else {
      for (int c = 0; c < length; c++) {
        elements.get(offset(rows[0], from + c), into, c * count, count);
      }
    }
  }

  /** Writes what {@link #readColumns} would read. */
  public void writeColumns(long[] rows, int count, int from, int length, float[] values) {
    if (rowStride() != 1 || !areConsecutive(rows, count)) {
      for (int c = 0, i = 0; c < length; c++) {
        for (int k = 0; k < count; k++) {
          elements.put(offset(rows[k], from + c), values[i++]);
        }
      }
    } else if (columnStride() == count) {
      elements.put(offset(rows[0], from), values, 0, count * length);
    } else {
      for (int c = 0; c < length; c++) {
        elements.put(offset(rows[0], from + c), values, c * count, count);
      }
    }
  }

  private static boolean areConsecutive(long[] rows, int count) {
    return rows[count - 1] - rows[0] == count - 1;
  }
}
