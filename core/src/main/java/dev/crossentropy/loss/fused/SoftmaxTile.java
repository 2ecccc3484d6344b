package dev.crossentropy.loss.fused;

import dev.crossentropy.loss.batch.FloatMatrix;
import dev.crossentropy.loss.kernel.Exponential;
import dev.crossentropy.loss.kernel.SoftmaxKernel;
import java.util.Arrays;

/**
 * A few rows of float logits, or one long row, as exponentials: e = exp(z − m) with m the row's
 * greatest logit. Rows are taken in pieces that a first-level cache holds; see {@link
 * OnlineSoftmax}.
 */
final class SoftmaxTile {
  /** The columns of a piece: 4 KiB of floats and 8 KiB of doubles. */
  static final int PIECE = FloatMatrix.TILE;

  private final FloatMatrix logits;
  private final SoftmaxKernel kernel;
  private final int columns;
  private final int rows;
  private final int pieces;

  /** The elements from one piece to the next: those of a row are {@link #rows} pieces apart. */
  private final int stride;

  private final float[] floats;
  private final double[] exponentials;
  private final double[] lanes;

  /** Of each row's piece. */
  private final float[] max;

  private final OnlineSoftmax softmax;

  SoftmaxTile(FloatMatrix logits, SoftmaxKernel kernel) {
    this.logits = logits;
    this.kernel = kernel;
    this.columns = logits.columns();
    this.rows = logits.rowsAtOnce();
    this.pieces = (columns - 1) / PIECE + 1;
    this.stride = SoftmaxKernel.paddedLength(Math.min(columns, PIECE));
    this.floats = new float[rows * Math.min(columns, PIECE) + SoftmaxKernel.LANES];
    this.exponentials = new double[Math.multiplyExact(Math.multiplyExact(rows, pieces), stride)];
    this.max = new float[rows];
    this.lanes = new double[2 * SoftmaxKernel.LANES * rows];
    this.softmax = new OnlineSoftmax(rows, pieces);
  }

  /** The most rows at a time. */
  int rows() {
    return rows;
  }

  int pieces() {
    return pieces;
  }

  /** The column that a piece starts with. */
  int start(int piece) {
    return piece * PIECE;
  }

  /** The columns of a piece. */
  int length(int piece) {
    return Math.min(PIECE, columns - start(piece));
  }

  /** Takes so many rows. */
  void read(long first, int count) {
    for (int piece = 0; piece < pieces; piece++) {
      logits.readRows(first, count, start(piece), length(piece), floats);
      exponentiate(piece, count);
    }
    for (int k = 0; k < count; k++) {
      softmax.join(k);
    }
  }

  private void exponentiate(int piece, int count) {
    int length = length(piece);
    int padded = SoftmaxKernel.paddedLength(length);
    for (int k = 0; k < count; k++) {
      max[k] = kernel.max(floats, k * length, (k + 1) * length);
      subtractMax(slot(k, piece) * stride, k, length, padded);
    }
    if (!kernel.areModerate(floats, count * length)) {
      Exponential.clamp(exponentials, slot(0, piece) * stride, slot(count, piece) * stride);
    }
    // in one go where nothing lies between the rows
    int atOnce = padded == stride ? count : 1;
    for (int k = 0; k < count; k += atOnce) {
      int start = slot(k, piece) * stride;
      kernel.exponentiate(exponentials, start, start + atOnce * padded);
    }
    for (int k = 0; k < count; k++) {
      int start = slot(k, piece) * stride;
      kernel.sumInLanes(exponentials, start, start + padded, lanes, lanesOf(k));
    }
    for (int k = 0; k < count; k++) {
      softmax.put(k, piece, max[k], SoftmaxKernel.withoutOne(lanes, lanesOf(k)));
    }
  }

  private void subtractMax(int at, int k, int length, int padded) {
    float shift = OnlineSoftmax.shift(max[k]);
    kernel.subtract(floats, k * length, shift, exponentials, at, length);
    for (int c = at + length; c < at + padded; c++) {
      exponentials[c] = Exponential.LEAST;
    }
  }

  private static int lanesOf(int k) {
    return 2 * SoftmaxKernel.LANES * k;
  }

  private int slot(int k, int piece) {
    return piece * rows + k;
  }

  /** Of the rows read. */
  OnlineSoftmax softmax() {
    return softmax;
  }

  /** e of one class. */
  double exponential(int k, int column) {
    int piece = column / PIECE;
    return exponentials[slot(k, piece) * stride + column % PIECE] * softmax.factor(k, piece);
  }

  /** The first column where e is 1. */
  int top(int k) {
    int column = 0;
    while (exponential(k, column) != 1) {
      column++;
    }
    return column;
  }

  /** Σ a·(m − z) over a row. */
  double weightedDistance(long row, int k, double[] a) {
    double sum = 0;
    for (int piece = 0; piece < pieces; piece++) {
      int length = length(piece);
      logits.readRows(row, 1, start(piece), length, floats);
      // what follows is left from other rows, and may be NaN
      Arrays.fill(floats, length, SoftmaxKernel.paddedLength(length), 0);
      sum += kernel.weightedDistance(a, start(piece), floats, softmax.max(k), length);
    }
    return sum;
  }

  /** gradient = factorOfAll·e, of one piece of a row. */
  void scale(int k, int piece, double factorOfAll, float[] gradient, int at) {
    double factor = factorOfAll * softmax.factor(k, piece);
    kernel.scale(exponentials, slot(k, piece) * stride, factor, gradient, at, length(piece));
  }

  /** gradient = factorOfAll·e − scale·a, of one piece of a row, whose e are lost. */
  void scaleAndSubtract(
      int k, int piece, double factorOfAll, double[] a, double scale, float[] gradient, int at) {
    int from = slot(k, piece) * stride;
    int length = length(piece);
    double factor = factorOfAll * softmax.factor(k, piece);
    kernel.subtractTargets(exponentials, from, factor, a, start(piece), scale, length);
    kernel.scale(exponentials, from, 1, gradient, at, length);
  }
}
