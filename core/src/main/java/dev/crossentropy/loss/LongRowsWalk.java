package dev.crossentropy.loss;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * {@link FusedWalk} over rows of many classes, along each row, with {@link SoftmaxKernel}'s loops.
 */
final class LongRowsWalk implements FusedWalk {
  private final Rows rows;
  private final FloatMatrix logits;
  private final LinearTarget target;
  private final RowWalk general;
  private final SoftmaxKernel kernel;

  /** The elements from one row to the next. */
  private final int length;

  /** A few rows of logits, which their gradients replace. */
  private final float[] tile;

  private final float[] max;
  private final int[] top;
  private final double[] exponentials;

  /** Of each row, Σe without the greatest logit's. */
  private final double[] rest;

  private double scale;

  LongRowsWalk(CrossEntropyOptions options, Rows rows, FloatMatrix logits, RowWalk general) {
    this.rows = rows;
    this.logits = logits;
    this.general = general;
    this.kernel = SoftmaxKernels.fastest();
    this.target = new LinearTarget(options, rows.targetRows(), logits.columns(), kernel);
    this.length = SoftmaxKernel.paddedLength(logits.columns());
    int atOnce = logits.rowsAtOnce(length);
    this.tile = new float[Math.multiplyExact(atOnce, length)];
    this.exponentials = new double[tile.length];
    this.max = new float[atOnce];
    this.top = new int[atOnce];
    this.rest = new double[atOnce];
  }

  @Override
  public double run(Wanted wanted, double gradientScale, @Nullable Matrix result) {
    scale = gradientScale;
    double[] score = new double[1];
    double sum = 0;
    for (long first = 0; first < rows.count(); first += max.length) {
      int count = (int) Math.min(max.length, rows.count() - first);
      logits.readRows(first, count, tile, length);
      exponentiate(count);
      for (int k = 0; k < count; k++) {
        score[0] = walk(first + k, k, wanted);
        sum += score[0];
        if (wanted == Wanted.ROW_SCORES && result != null) {
          result.writeRow(first + k, score);
        }
      }
      if (wanted.includesGradient() && result instanceof FloatMatrix gradient) {
        gradient.writeRows(first, count, tile, length);
      }
    }
    return sum;
  }

  /**
   * Fills {@link #exponentials}, of all rows: some that do not contribute are not worth a branch.
   */
  private void exponentiate(int count) {
    for (int k = 0; k < count; k++) {
      int start = k * length;
      Arrays.fill(tile, start + logits.columns(), start + length, Float.NEGATIVE_INFINITY);
      top[k] = kernel.indexOfMax(tile, start, start + length);
      max[k] = tile[top[k]];
      tile[top[k]] = Float.NEGATIVE_INFINITY;
    }
    kernel.exponentiate(tile, max, exponentials, rest, count, length);
    for (int k = 0; k < count; k++) {
      tile[top[k]] = max[k];
      exponentials[top[k]] = 1;
    }
  }

  /** The loss of a row; its gradient, if wanted, takes the place of its logits. */
  private double walk(long row, int k, Wanted wanted) {
    int start = k * length;
    if (!rows.moveTo(row)) {
      Arrays.fill(tile, start, start + length, 0);
      return 0;
    }
    double loss = isOrdinary(k) && target.read(row) ? loss(k, wanted) : Double.NaN;
    // also false for NaN
    if (!(Math.abs(loss) <= Double.MAX_VALUE)) {
      return generalWalk(start, wanted);
    }
    if (wanted.includesGradient()) {
      if (target.isSparse()) {
        sparseGradient(k);
      } else {
        fullGradient(k);
      }
    }
    return loss * rows.weight();
  }

  private double generalWalk(int start, Wanted wanted) {
    if (!wanted.includesGradient()) {
      return general.evaluate(null, scale);
    }
    double[] gradient = new double[logits.columns()];
    double loss = general.evaluate(gradient, scale);
    for (int c = 0; c < gradient.length; c++) {
      tile[start + c] = (float) gradient[c];
    }
    return loss;
  }

  /** Whether the greatest logit is finite and none is NaN. */
  private boolean isOrdinary(int k) {
    return max[k] < Float.POSITIVE_INFINITY && rest[k] <= Double.MAX_VALUE;
  }

  private double loss(int k, Wanted wanted) {
    // a gradient needs no more of the loss than whether it is finite
    double logTotal = wanted == Wanted.GRADIENT ? 0 : Logarithm.ofOnePlus(rest[k]);
    int start = k * length;
    if (!target.isSparse()) {
      double[] a = target.full();
      return kernel.sum(a) * logTotal + kernel.weightedDistance(a, tile, start, max[k]);
    }
    double loss = 0;
    for (int i = 0; i < target.count(); i++) {
      double distance = (double) max[k] - tile[start + target.index(i)];
      loss += target.value(i) * (logTotal + distance);
    }
    return loss;
  }

  private void sparseGradient(int k) {
    double sum = 0;
    for (int i = 0; i < target.count(); i++) {
      sum += target.value(i);
    }
    int start = k * length;
    double factor = scale * rows.weight();
    kernel.scale(exponentials, factor * sum / (1 + rest[k]), tile, start, start + length);
    for (int i = 0; i < target.count(); i++) {
      double others = 0;
      for (int j = 0; j < target.count(); j++) {
        others += j == i ? 0 : target.value(j);
      }
      int c = start + target.index(i);
      tile[c] = (float) (factor * slope(k, c, target.value(i), others) + 0.0);
    }
  }

  private void fullGradient(int k) {
    double[] a = target.full();
    int start = k * length;
    double own = a[top[k] - start];
    a[top[k] - start] = 0;
    double others = kernel.sum(a);
    double factor = scale * rows.weight();
    double factorOfAll = factor * (others + own) / (1 + rest[k]);
    kernel.scaleAndSubtract(exponentials, factorOfAll, a, factor, tile, start);
    tile[top[k]] = (float) (factor * slope(k, top[k], own, others) + 0.0);
  }

  /** p·others − (1−p)·own for the element c of the tile. */
  private double slope(int k, int c, double own, double others) {
    double total = 1 + rest[k];
    double p = exponentials[c] / total;
    double q = c == top[k] ? rest[k] / total : 1 - p;
    return p * others - q * own;
  }
}
