package dev.crossentropy.loss.fused;

import dev.crossentropy.loss.batch.EffectiveTarget;
import dev.crossentropy.loss.batch.FloatMatrix;
import dev.crossentropy.loss.batch.Results;
import dev.crossentropy.loss.batch.Rows;
import dev.crossentropy.loss.kernel.Logarithm;
import dev.crossentropy.loss.kernel.SoftmaxKernel;
import org.jspecify.annotations.Nullable;

/**
 * {@link RowBlocks} of rows of many classes, along each row, with {@link SoftmaxKernel}'s loops.
 */
final class LongRowBlocks implements RowBlocks {
  private final Rows rows;
  private final FloatMatrix logits;
  private final LinearTarget target;
  private final SoftmaxTile tile;
  private final OnlineSoftmax softmax;

  /** Whether gradients are written many rows at a time, or else piece by piece. */
  private final boolean collects;

  private double scale;

  /** Of all rows of the tile, or of a piece. */
  private float[] gradient = {};

  LongRowBlocks(EffectiveTarget effective, Rows rows, FloatMatrix logits, SoftmaxKernel kernel) {
    this.rows = rows;
    this.logits = logits;
    this.target = new LinearTarget(effective, rows.targetRows(), logits.columns(), kernel);
    this.tile = new SoftmaxTile(logits, kernel);
    this.softmax = tile.softmax();
    this.collects = tile.pieces() == 1 || tile.rows() > 1;
  }

  @Override
  public int size() {
    return tile.rows();
  }

  @Override
  public void evaluate(long first, int count, Results results, double[] losses) {
    scale = results.scale();
    FloatMatrix slopes = results.gradient() instanceof FloatMatrix floats ? floats : null;
    if (slopes != null && gradient.length == 0) {
      int length = collects ? tile.rows() * logits.columns() : SoftmaxTile.PIECE;
      gradient = new float[length + SoftmaxKernel.LANES];
    }
    tile.read(first, count);
    for (int k = 0; k < count; k++) {
      losses[k] = evaluate(first + k, k, results.needsLosses(), slopes);
    }
    if (slopes != null && collects) {
      slopes.writeRows(first, count, 0, logits.columns(), gradient);
    }
  }

  private double evaluate(long row, int k, boolean needsLoss, @Nullable FloatMatrix slopes) {
    if (!rows.moveTo(row)) {
      if (slopes != null) {
        writeRow(row, k, new double[logits.columns()], slopes);
      }
      return 0;
    }
    double loss = softmax.isOrdinary(k) && target.read(row) ? loss(row, k, needsLoss) : Double.NaN;
    // also false for NaN
    if (!(Math.abs(loss) <= Double.MAX_VALUE)) {
      return Double.NaN;
    }
    if (slopes != null && target.isSparse()) {
      sparseGradient(row, k, slopes);
    } else if (slopes != null) {
      fullGradient(row, k, slopes);
    }
    return loss * rows.weight();
  }

  private void writeRow(long row, int k, double[] exact, FloatMatrix slopes) {
    if (!collects) {
      slopes.writeRow(row, exact);
      return;
    }
    for (int c = 0; c < exact.length; c++) {
      gradient[k * exact.length + c] = (float) exact[c];
    }
  }

  private double loss(long row, int k, boolean needsLoss) {
    // a gradient needs no more of the loss than whether it is finite
    double logTotal = needsLoss ? Logarithm.ofOnePlus(softmax.rest(k)) : 0;
    if (!target.isSparse()) {
      double[] a = target.full();
      return target.sumOfFull() * logTotal + tile.weightedDistance(row, k, a);
    }
    return target.loss(logits, row, softmax.max(k), logTotal);
  }

  private void sparseGradient(long row, int k, FloatMatrix slopes) {
    double sum = target.sum();
    double factor = scale * rows.weight() / (1 + softmax.rest(k));
    for (int piece = 0; piece < tile.pieces(); piece++) {
      int at = start(k, piece);
      tile.scale(k, piece, factor * sum, gradient, at);
      for (int i = 0; i < target.count(); i++) {
        int column = target.index(i) - tile.start(piece);
        if (column >= 0 && column < tile.length(piece)) {
          double e = tile.exponential(k, target.index(i));
          double slope = softmax.slope(k, e, target.value(i), target.sumWithout(i));
          gradient[at + column] = (float) (factor * slope + 0.0);
        }
      }
      finish(row, piece, slopes);
    }
  }

  private void fullGradient(long row, int k, FloatMatrix slopes) {
    double[] a = target.full();
    int top = tile.top(k);
    double own = a[top];
    a[top] = 0;
    double others = target.sumOfFull();
    double unscaled = scale * rows.weight();
    double factor = unscaled / (1 + softmax.rest(k));
    double slopeOfTop = factor * softmax.slope(k, 1, own, others) + 0.0;
    for (int piece = 0; piece < tile.pieces(); piece++) {
      int at = start(k, piece);
      tile.scaleAndSubtract(k, piece, factor * (others + own), a, unscaled, gradient, at);
      if (top / SoftmaxTile.PIECE == piece) {
        gradient[at + top - tile.start(piece)] = (float) slopeOfTop;
      }
      finish(row, piece, slopes);
    }
  }

  /**
   * Where a piece's gradient starts. Rows go up: what is written past the end of one is the next
   * one's.
   */
  private int start(int k, int piece) {
    return collects ? k * logits.columns() + tile.start(piece) : 0;
  }

  private void finish(long row, int piece, FloatMatrix slopes) {
    if (!collects) {
      slopes.writeRows(row, 1, tile.start(piece), tile.length(piece), gradient);
    }
  }
}
