package dev.crossentropy.loss.fused;

import dev.crossentropy.loss.kernel.Exponential;

/**
 * The greatest logit m and Σe, e = exp(z − m), of some rows, put together from those of pieces.
 *
 * <p>A piece's exponentials are relative to its own greatest logit, since the row's is known only
 * after its last piece; a factor for each piece makes up for it (Milakov and Gimelshein, Online
 * normalizer calculation for softmax, 2018).
 */
final class OnlineSoftmax {
  private final int rows;
  private final int pieces;

  // of each piece
  private final float[] pieceMax;
  private final double[] pieceRest;
  private final double[] factor;

  // of each row
  private final float[] max;
  private final double[] rest;

  OnlineSoftmax(int rows, int pieces) {
    int slots = Math.multiplyExact(rows, pieces);
    this.rows = rows;
    this.pieces = pieces;
    this.pieceMax = new float[slots];
    this.pieceRest = new double[slots];
    this.factor = new double[slots];
    this.max = new float[rows];
    this.rest = new double[rows];
  }

  /** What is to be subtracted from a piece's logits: nothing can be told from −∞. */
  static float shift(float max) {
    return max == Float.NEGATIVE_INFINITY ? 0 : max;
  }

  /**
   * Notes a piece.
   *
   * @param others Σe over all its classes but one whose logit is the greatest
   */
  void put(int k, int piece, float greatest, double others) {
    pieceMax[slot(k, piece)] = greatest;
    pieceRest[slot(k, piece)] = others;
  }

  /** Σe − 1 of a row is that of its best piece and Σe of the others, all relative to m. */
  void join(int k) {
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

  /** The greatest logit of a row's piece. */
  float max(int k, int piece) {
    return pieceMax[slot(k, piece)];
  }

  /** e of one class whose logit is z, as a kernel has it. */
  double exponential(int k, int piece, double z) {
    return Exponential.of(z - shift(max(k, piece))) * factor(k, piece);
  }

  /** Σe over all classes but one whose logit is the greatest. */
  double rest(int k) {
    return rest[k];
  }

  /** What a piece's exponentials are to be multiplied by. */
  double factor(int k, int piece) {
    return factor[slot(k, piece)];
  }

  /** p·others − (1−p)·own, times 1+r throughout: (1−p)·(1+r) is r + (1−e). */
  double slope(int k, double e, double own, double others) {
    return e * others - (rest[k] + (1 - e)) * own;
  }
}
