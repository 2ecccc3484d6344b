package dev.crossentropy.loss.fused;

import dev.crossentropy.loss.batch.FloatMatrix;
import dev.crossentropy.loss.kernel.SoftmaxKernel;

/** Looks at rows of float labels in ascending order, as many at a time as a cache holds. */
final class LabelWindow {
  /** So many labels that are not 0 are kept for each row. */
  static final int FEW = 4;

  private final FloatMatrix labels;
  private final SoftmaxKernel kernel;
  private final int columns;

  /** The rows of the window; 1 if it holds a piece of one. */
  private final int rows;

  private final float[] window;
  private long first;
  private long end;

  LabelWindow(FloatMatrix labels, SoftmaxKernel kernel) {
    this.labels = labels;
    this.kernel = kernel;
    this.columns = labels.columns();
    this.rows = labels.rowsAtOnce();
    this.window = new float[rows * Math.min(columns, FloatMatrix.TILE) + SoftmaxKernel.LANES];
  }

  /**
   * The columns of a row whose labels are not 0.
   *
   * @param row not before one asked for earlier
   * @param into has {@link #FEW} elements
   * @return how many there are, or more than {@link #FEW} without saying how many
   */
  int nonZeros(long row, int[] into) {
    if (columns > FloatMatrix.TILE) {
      return nonZerosOfLongRow(row, into);
    }
    if (row >= end) {
      moveTo(row);
    }
    return find((int) (row - first) * columns, columns, 0, into, 0);
  }

  double get(long row, int column) {
    return labels.get(row, column);
  }

  /** The row asked for last, whole. */
  void readRow(long row, double[] into) {
    if (columns <= FloatMatrix.TILE) {
      widen((int) (row - first) * columns, into, 0, columns);
      return;
    }
    for (int c = 0; c < columns; c += FloatMatrix.TILE) {
      int length = Math.min(FloatMatrix.TILE, columns - c);
      labels.readRows(row, 1, c, length, window);
      widen(0, into, c, length);
    }
  }

  private void widen(int start, double[] into, int at, int length) {
    for (int c = 0; c < length; c++) {
      into[at + c] = window[start + c];
    }
  }

  private void moveTo(long row) {
    int available = (int) Math.min(rows, labels.rows() - row);
    first = row;
    end = row + available;
    labels.readRows(row, available, 0, columns, window);
  }

  private int nonZerosOfLongRow(long row, int[] into) {
    int few = 0;
    for (int c = 0; c < columns && few <= FEW; c += FloatMatrix.TILE) {
      int length = Math.min(FloatMatrix.TILE, columns - c);
      labels.readRows(row, 1, c, length, window);
      few = find(0, length, c, into, few);
    }
    return few;
  }

  /** Goes on where {@code known} are known already, with what starts at {@code column}. */
  private int find(int start, int length, int column, int[] into, int known) {
    int only = kernel.onlyNonZero(window, start, start + length);
    if (only == SoftmaxKernel.NONE) {
      return known;
    }
    if (only == SoftmaxKernel.SEVERAL) {
      return findSeveral(start, length, column, into, known);
    }
    if (known < FEW) {
      into[known] = column + only;
    }
    return known + 1;
  }

  private int findSeveral(int start, int length, int column, int[] into, int known) {
    int few = known;
    for (int c = 0; c < length && few <= FEW; c++) {
      if (window[start + c] != 0) {
        if (few < FEW) {
          into[few] = column + c;
        }
        few++;
      }
    }
    return few;
  }
}
