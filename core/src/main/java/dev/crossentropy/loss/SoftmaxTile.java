package dev.crossentropy.loss;

import java.util.Arrays;

/**
 * A few rows of float logits, or one long row, as exponentials: e = exp(z − m) with m the row's
 * greatest logit.
 *
 * <p>Rows are taken in pieces that a first-level cache holds. A piece's exponentials are relative
 * to its own greatest logit, since the row's is known only after its last piece; a factor for each
 * piece makes up for it (Milakov and Gimelshein, Online normalizer calculation for softmax, 2018).
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

  // of each piece
  private final float[] pieceMax;
  private final double[] pieceRest;
  private final double[] factor;

  // of each row
  private final float[] max;
  private final double[] rest;

  SoftmaxTile(FloatMatrix logits, SoftmaxKernel kernel) {
    this.logits = logits;
    this.kernel = kernel;
    this.columns = logits.columns();
    this.rows = logits.rowsAtOnce();
    this.pieces = (columns - 1) / PIECE + 1;
    this.stride = SoftmaxKernel.paddedLength(Math.min(columns, PIECE));
    int slots = Math.multiplyExact(rows, pieces);
    this.floats = new float[rows * Math.min(columns, PIECE) + SoftmaxKernel.LANES];
    this.exponentials = new double[Math.multiplyExact(slots, stride)];
    this.lanes = new double[2 * SoftmaxKernel.LANES * rows];
    this.pieceMax = new float[slots];
    this.pieceRest = new double[slots];
    this.factor = new double[slots];
    this.max = new float[rows];
    this.rest = new double[rows];
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
      joinPieces(k);
    }
  }

  private void exponentiate(int piece, int count) {
    int length = length(piece);
    int padded = SoftmaxKernel.paddedLength(length);
    for (int k = 0; k < count; k++) {
      subtractMax(slot(k, piece), k * length, length, padded);
    }
    if (!kernel.areModerate(floats, count * length)) {
      clamp(exponentials, slot(0, piece) * stride, slot(count, piece) * stride);
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
      pieceRest[slot(k, piece)] = SoftmaxKernel.withoutOne(lanes, lanesOf(k));
    }
  }

  private void subtractMax(int slot, int start, int length, int padded) {
    pieceMax[slot] = kernel.max(floats, start, start + length);
    // nothing can be told from −∞
    float shift = pieceMax[slot] == Float.NEGATIVE_INFINITY ? 0 : pieceMax[slot];
    int at = slot * stride;
    kernel.subtract(floats, start, shift, exponentials, at, length);
    for (int c = at + length; c < at + padded; c++) {
      exponentials[c] = Exponential.LEAST;
    }
  }

  private static int lanesOf(int k) {
    return 2 * SoftmaxKernel.LANES * k;
  }

  private static void clamp(double[] x, int from, int to) {
    for (int i = from; i < to; i++) {
      x[i] = Math.max(x[i], Exponential.LEAST);
    }
  }

  /** Σe − 1 of a row is that of its best piece and Σe of the others, all relative to m. */
  private void joinPieces(int k) {
    int best = 0;
    for (int piece = 1; piece < pieces; piece++) {
      if (pieceMax[slot(k, piece)] > pieceMax[slot(k, best)]) {
        best = piece;
      }
    }
    max[k] = pieceMax[slot(k, best)];
    double sum = pieceRest[slot(k, best)];
    for (int piece = 0; piece < pieces; piece++) {
      int slot = slot(k, piece);
      factor[slot] = piece == best ? 1 : Exponential.of((double) pieceMax[slot] - max[k]);
      sum += piece == best ? 0 : factor[slot] * (1 + pieceRest[slot]);
    }
    rest[k] = sum;
  }

  private int slot(int k, int piece) {
    return piece * rows + k;
  }

  /** Whether the greatest logit of a row is finite and no logit is NaN. */
  boolean isOrdinary(int k) {
    return Math.abs(max[k]) <= Float.MAX_VALUE && rest[k] <= Double.MAX_VALUE;
  }

  float max(int k) {
    return max[k];
  }

  /** Σe over all classes but one whose logit is the greatest. */
  double rest(int k) {
    return rest[k];
  }

  /** e of one class. */
  double exponential(int k, int column) {
    int slot = slot(k, column / PIECE);
    return exponentials[slot * stride + column % PIECE] * factor[slot];
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
      sum += kernel.weightedDistance(a, start(piece), floats, max[k], length);
    }
    return sum;
  }

  /** gradient = factorOfAll·e, of one piece of a row. */
  void scale(int k, int piece, double factorOfAll, float[] gradient, int at) {
    int slot = slot(k, piece);
    double scaled = factorOfAll * factor[slot];
    kernel.scale(exponentials, slot * stride, scaled, gradient, at, length(piece));
  }

  /** gradient = factorOfAll·e − scale·a, of one piece of a row, whose e are lost. */
  void scaleAndSubtract(
      int k, int piece, double factorOfAll, double[] a, double scale, float[] gradient, int at) {
    int slot = slot(k, piece);
    int from = slot * stride;
    int length = length(piece);
    kernel.subtractTargets(
        exponentials, from, factorOfAll * factor[slot], a, start(piece), scale, length);
    kernel.scale(exponentials, from, 1, gradient, at, length);
  }
}
