package dev.crossentropy.loss.batch;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An array of floats, which can also be had as floats, some rows at a time. */
public final class FloatMatrix extends DirectMatrix {
  /** As many floats as a cache line holds, so that each line of a column is fetched once. */
  private static final int ROWS_OF_A_LINE = 16;

  /** Rows are taken together up to so many elements, which a first-level cache holds. */
  public static final int TILE = 1024;

  private final FloatBuffer elements;

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

  /**
   * Reads {@code count} rows from the {@code first} on, an array for each column.
   *
   * @param transfer working memory for as many elements
   */
  public void readColumns(long first, int count, double[][] into, float[] transfer) {
    int columns = columns();
    if (rowStride() == 1) {
      for (int c = 0; c < columns; c++) {
        elements.get(offset(first, c), transfer, 0, count);
        widen(transfer, 0, 1, into[c], count);
      }
    } else if (rowsFollowEachOther()) {
      elements.get(start(first), transfer, 0, count * columns);
      for (int c = 0; c < columns; c++) {
        widen(transfer, c, columns, into[c], count);
      }
    } else {
      for (int c = 0; c < columns; c++) {
        for (int k = 0; k < count; k++) {
          into[c][k] = elements.get(offset(first + k, c));
        }
      }
    }
  }

  private static void widen(float[] from, int start, int step, double[] into, int count) {
    int index = start;
    for (int k = 0; k < count; k++) {
      into[k] = from[index];
      index += step;
    }
  }

  /** Writes {@code count} rows from the {@code first} on, in the order of {@link #readColumns}. */
  public void writeColumns(long first, int count, double[][] from, float[] transfer) {
    int columns = columns();
    if (rowStride() == 1) {
      for (int c = 0; c < columns; c++) {
        narrow(from[c], count, transfer, 0, 1);
        elements.put(offset(first, c), transfer, 0, count);
      }
    } else if (rowsFollowEachOther()) {
      for (int c = 0; c < columns; c++) {
        narrow(from[c], count, transfer, c, columns);
      }
      elements.put(start(first), transfer, 0, count * columns);
    } else {
      for (int c = 0; c < columns; c++) {
        for (int k = 0; k < count; k++) {
          elements.put(offset(first + k, c), (float) from[c][k]);
        }
      }
    }
  }

  private static void narrow(double[] from, int count, float[] into, int start, int step) {
    int index = start;
    for (int k = 0; k < count; k++) {
      into[index] = (float) from[k];
      index += step;
    }
  }

  /** How many rows are best taken together. */
  public int rowsAtOnce() {
    int few = Math.max(rowsAreContiguous() ? 1 : ROWS_OF_A_LINE, TILE / columns());
    return (int) Math.min(few, rows());
  }

  /**
   * Reads {@code count} rows, from the {@code first} on, {@code length} elements each, from column
   * {@code from} on: one column after the other.
   */
  public void readByColumn(long first, int count, int from, int length, float[] into) {
    if (columnsFollowEachOther(count)) {
      elements.get(offset(first, from), into, 0, count * length);
      return;
    }
    for (int c = 0; c < length; c++) {
      readColumn(offset(first, from + c), into, c * count, count);
    }
  }

  /** Writes what {@link #readByColumn} would read. */
  public void writeByColumn(long first, int count, int from, int length, float[] values) {
    if (columnsFollowEachOther(count)) {
      elements.put(offset(first, from), values, 0, count * length);
      return;
    }
    for (int c = 0; c < length; c++) {
      writeColumn(offset(first, from + c), values, c * count, count);
    }
  }

  private boolean columnsFollowEachOther(int count) {
    return rowStride() == 1 && columnStride() == count;
  }

  /**
   * Reads of {@code count} rows, from the {@code first} on, {@code length} elements each, from
   * column {@code from} on: one row after the other.
   */
  public void readRows(long first, int count, int from, int length, float[] into) {
    if (rowsAreContiguous()) {
      if (rowsFollowEachOther() && length == columns()) {
        elements.get(start(first), into, 0, count * length);
        return;
      }
      for (int k = 0; k < count; k++) {
        elements.get(start(first + k) + from, into, k * length, length);
      }
      return;
    }
    float[] column = new float[count];
    for (int c = 0; c < length; c++) {
      readColumn(offset(first, from + c), column, 0, count);
      int index = c;
      for (float element : column) {
        into[index] = element;
        index += length;
      }
    }
  }

  /** Writes what {@link #readRows} would read. */
  public void writeRows(long first, int count, int from, int length, float[] values) {
    if (rowsAreContiguous()) {
      if (rowsFollowEachOther() && length == columns()) {
        elements.put(start(first), values, 0, count * length);
        return;
      }
      for (int k = 0; k < count; k++) {
        elements.put(start(first + k) + from, values, k * length, length);
      }
      return;
    }
    float[] column = new float[count];
    for (int c = 0; c < length; c++) {
      int index = c;
      for (int k = 0; k < count; k++) {
        column[k] = values[index];
        index += length;
      }
      writeColumn(offset(first, from + c), column, 0, count);
    }
  }

  private boolean rowsFollowEachOther() {
    return rowsAreContiguous() && rowStride() == columns();
  }

  private void readColumn(int offset, float[] into, int at, int count) {
    if (rowStride() == 1) {
      elements.get(offset, into, at, count);
      return;
    }
    for (int k = 0; k < count; k++) {
      into[at + k] = elements.get(offset + k * rowStride());
    }
  }

  private void writeColumn(int offset, float[] values, int at, int count) {
    if (rowStride() == 1) {
      elements.put(offset, values, at, count);
      return;
    }
    for (int k = 0; k < count; k++) {
      elements.put(offset + k * rowStride(), values[at + k]);
    }
  }
}
