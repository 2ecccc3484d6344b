package dev.crossentropy.loss;

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

  /** The places of the window that are not 0, as far as there is room. */
  private final int[] found;

  private int count;
  private int next;

  LabelWindow(FloatMatrix labels, SoftmaxKernel kernel) {
    this.labels = labels;
    this.kernel = kernel;
    this.columns = labels.columns();
    this.rows = labels.rowsAtOnce();
    int length = rows * Math.min(columns, FloatMatrix.TILE);
    this.window = new float[length + SoftmaxKernel.LANES];
    this.found = new int[rows * FEW];
  }

  /**
   * The columns of a row whose labels are not 0.
   *
   * @param row after all those asked for earlier
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
    int start = (int) (row - first) * columns;
    if (count > found.length) {
      int many = kernel.nonZeros(window, start, start + columns, into);
      for (int i = 0; i < Math.min(many, FEW); i++) {
        into[i] -= start;
      }
      return many;
    }
    while (next < count && found[next] < start) {
      next++;
    }
    int few = 0;
    for (; next < count && found[next] < start + columns; next++) {
      if (few < FEW) {
        into[few] = found[next] - start;
      }
      few++;
    }
    return few;
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
    count = kernel.nonZeros(window, 0, available * columns, found);
    next = 0;
  }

  private int nonZerosOfLongRow(long row, int[] into) {
    int few = 0;
    for (int c = 0; c < columns && few <= FEW; c += FloatMatrix.TILE) {
      int length = Math.min(FloatMatrix.TILE, columns - c);
      labels.readRows(row, 1, c, length, window);
      int more = kernel.nonZeros(window, 0, length, found);
      for (int i = 0; i < Math.min(more, FEW) && few + i < FEW; i++) {
        into[few + i] = c + found[i];
      }
      few += more;
    }
    return few;
  }
}
