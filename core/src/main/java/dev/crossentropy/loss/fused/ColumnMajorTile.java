package dev.crossentropy.loss.fused;

import dev.crossentropy.loss.batch.FloatMatrix;
import dev.crossentropy.loss.kernel.Exponential;
import dev.crossentropy.loss.kernel.SoftmaxKernel;
import java.util.Arrays;

/**
 * Many rows of float logits under softmax, class after class, as {@link SoftmaxTile} has a few row
 * after row. Pieces of rows and the lanes of sums are the same as there, and so are all bits.
 *
 * <p>The exponentials of a whole batch fit no cache: to take each twice, once for its sum and once
 * for the gradient, costs less than to keep them.
 */
final class ColumnMajorTile {
  private static final int LANES = SoftmaxKernel.LANES;
  private static final int PIECE = SoftmaxTile.PIECE;

  private final FloatMatrix logits;
  private final SoftmaxKernel kernel;
  private final int columns;
  private final int rows;

  /** The exponentials from one column to the next. */
  private final int pitch;

  /** Columns that a first-level cache holds. */
  private final int strip;

  private final float[] floats;
  private final double[] exponentials;
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
    this.rows = evenly(logits.rows());
    this.pitch = SoftmaxKernel.paddedLength(rows);
    this.strip = FloatMatrix.TILE / rows;
    this.floats = new float[rows * strip + LANES];
    this.exponentials = new double[pitch * strip];
    this.softmax = new OnlineSoftmax(rows, (columns - 1) / PIECE + 1);
    this.max = new float[pitch];
    this.shifts = new float[pitch];
    this.factors = new double[pitch];
    this.all = new double[LANES][pitch];
    this.belowOne = new double[LANES][pitch];
  }

  /** As many rows for each tile: the last one costs as much as any, however few it has. */
  private static int evenly(long rows) {
    long tiles = (rows - 1) / FloatMatrix.TILE + 1;
    return (int) ((rows - 1) / tiles + 1);
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
        kernel.add(exponentials, c * pitch, all[lane], belowOne[lane], pitch);
      }
    }
  }

  /**
   * e of a strip, relative to {@link #shifts}. Nobody looks at what fills a column up to whole
   * groups.
   */
  private void exponentiate(long first, int count, int start, int length) {
    logits.readByColumn(first, count, start, length, floats);
    for (int c = 0; c < length; c++) {
      kernel.subtract(floats, c * count, shifts, exponentials, c * pitch, count);
    }
    // neither z nor m, which may be another strip's
    if (!kernel.areModerate(floats, count * length) || !kernel.areModerate(shifts, count)) {
      Exponential.clamp(exponentials, 0, length * pitch);
    }
    kernel.exponentiate(exponentials, 0, length * pitch);
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
        exponentiate(first, count, start, length);
        for (int c = 0; c < length; c++) {
          kernel.scale(exponentials, c * pitch, factors, floats, c * count, count);
        }
        gradient.writeByColumn(first, count, start, length, floats);
      }
    }
  }
}
