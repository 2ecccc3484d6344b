package dev.crossentropy.loss;

import java.util.Arrays;

/**
 * Many rows of float logits under softmax, class after class, as {@link SoftmaxTile} has a few row
 * after row. Pieces of rows and the lanes of sums are the same as there, and so are all bits.
 */
final class ColumnMajorTile {
  private static final int LANES = SoftmaxKernel.LANES;
  private static final int PIECE = SoftmaxTile.PIECE;

  /**
   * Up to 8 MiB of exponentials are kept for the gradient. Of more each is taken twice, which costs
   * less than to have them go to memory and come back.
   */
  private static final int KEPT = 1 << 20;

  private final FloatMatrix logits;
  private final SoftmaxKernel kernel;
  private final int columns;
  private final int rows;

  /** The exponentials from one column to the next. */
  private final int pitch;

  /** Columns that a first-level cache holds. */
  private final int strip;

  private final float[] floats;

  /** Of all columns, or of a strip. */
  private final double[] exponentials;

  private final boolean keeps;
  private final OnlineSoftmax softmax;

  // of each row
  private final float[] max;
  private final float[] shifts;
  private final double[] factors;

  // lanes of sums, for all rows
  private final double[][] all;
  private final double[][] belowOne;

  private final double[] lanesOfRow = new double[2 * LANES];

  ColumnMajorTile(FloatMatrix logits, SoftmaxKernel kernel) {
    this.logits = logits;
    this.kernel = kernel;
    this.columns = logits.columns();
    this.rows = (int) Math.min(logits.rows(), FloatMatrix.TILE);
    this.pitch = SoftmaxKernel.paddedLength(rows);
    this.strip = FloatMatrix.TILE / rows;
    this.floats = new float[rows * strip + LANES];
    this.keeps = (long) pitch * columns <= KEPT;
    this.exponentials = new double[pitch * (keeps ? columns : strip)];
    this.softmax = new OnlineSoftmax(rows, (columns - 1) / PIECE + 1);
    this.max = new float[pitch];
    this.shifts = new float[pitch];
    this.factors = new double[pitch];
    this.all = new double[LANES][pitch];
    this.belowOne = new double[LANES][pitch];
  }

  /** The most rows at a time. */
  int rows() {
    return rows;
  }

  /** Of the rows read. */
  OnlineSoftmax softmax() {
    return softmax;
  }

  /** Takes so many rows. */
  void read(long first, int count) {
    for (int from = 0; from < columns; from += PIECE) {
      int to = Math.min(columns, from + PIECE);
      findMax(first, count, from, to);
      sum(first, count, from, to);
      for (int k = 0; k < count; k++) {
        softmax.put(k, from / PIECE, max[k], sumOfOthers(k));
      }
    }
    for (int k = 0; k < count; k++) {
      softmax.join(k);
    }
  }

  private void findMax(long first, int count, int from, int to) {
    Arrays.fill(max, Float.NEGATIVE_INFINITY);
    for (int start = from; start < to; start += strip) {
      int length = Math.min(strip, to - start);
      logits.readByColumn(first, count, start, length, floats);
      for (int c = 0; c < length; c++) {
        kernel.raise(max, floats, c * count, count);
      }
    }
    for (int k = 0; k < count; k++) {
      shifts[k] = OnlineSoftmax.shift(max[k]);
    }
  }

  private void sum(long first, int count, int from, int to) {
    for (int lane = 0; lane < LANES; lane++) {
      Arrays.fill(all[lane], 0);
      Arrays.fill(belowOne[lane], 0);
    }
    for (int start = from; start < to; start += strip) {
      int length = Math.min(strip, to - start);
      exponentiate(first, count, start, length);
      for (int c = 0; c < length; c++) {
        int lane = (start + c - from) % LANES;
        kernel.add(exponentials, at(start) + c * pitch, all[lane], belowOne[lane], pitch);
      }
    }
  }

  /** e of a strip, relative to {@link #shifts}. */
  private void exponentiate(long first, int count, int start, int length) {
    logits.readByColumn(first, count, start, length, floats);
    int at = at(start);
    for (int c = 0; c < length; c++) {
      kernel.subtract(floats, c * count, shifts, exponentials, at + c * pitch, count);
    }
    // neither z nor m, which may be another strip's
    if (!kernel.areModerate(floats, count * length) || !kernel.areModerate(shifts, count)) {
      Exponential.clamp(exponentials, at, at + length * pitch);
    }
    kernel.exponentiate(exponentials, at, at + length * pitch);
  }

  /** Where the exponentials of a strip start. */
  private int at(int start) {
    return keeps ? start * pitch : 0;
  }

  private double sumOfOthers(int k) {
    for (int lane = 0; lane < LANES; lane++) {
      lanesOfRow[lane] = all[lane][k];
      lanesOfRow[LANES + lane] = belowOne[lane][k];
    }
    return SoftmaxKernel.withoutOne(lanesOfRow, 0);
  }

  /** gradient = factor·e, with a factor for each row. */
  void writeGradient(long first, int count, double[] factorsOfRows, FloatMatrix gradient) {
    for (int from = 0; from < columns; from += PIECE) {
      int to = Math.min(columns, from + PIECE);
      for (int k = 0; k < count; k++) {
        shifts[k] = OnlineSoftmax.shift(softmax.max(k, from / PIECE));
        factors[k] = factorsOfRows[k] * softmax.factor(k, from / PIECE);
      }
      for (int start = from; start < to; start += strip) {
        int length = Math.min(strip, to - start);
        if (!keeps) {
          exponentiate(first, count, start, length);
        }
        for (int c = 0; c < length; c++) {
          kernel.scale(exponentials, at(start) + c * pitch, factors, floats, c * count, count);
        }
        gradient.writeByColumn(first, count, start, length, floats);
      }
    }
  }
}
