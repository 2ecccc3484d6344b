package dev.crossentropy.loss;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Walks rows of float logits under softmax for a loss that is linear in log p: score and gradient
 * of a row in one go, with {@link SoftmaxKernel}'s loops.
 *
 * <p>With m the greatest logit, e = exp(z − m) and r the sum of e over all other classes,
 *
 * <pre>
 *   L = Σ a<sub>c</sub>·(log(1+r) + m − z<sub>c</sub>),      ∂L/∂z = e·Σa/(1+r) − a
 * </pre>
 *
 * <p>as in {@link SoftmaxRowLoss}, in doubles up to the rounding of the gradient. Where that
 * subtraction could cancel, at the classes of a sparse target and at the greatest logit, it is
 * written as p·Σ<sub>others</sub> − (1−p)·a, with 1−p = r/(1+r) for the latter.
 *
 * <p>A row that is out of the ordinary (NaN, infinite logits that matter, illegal targets) shows in
 * a loss that is not finite, and goes through the general {@link RowWalk} instead.
 */
final class FusedWalk {
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

  private FusedWalk(
      Rows rows, FloatMatrix logits, LinearTarget target, RowWalk general, SoftmaxKernel kernel) {
    this.rows = rows;
    this.logits = logits;
    this.target = target;
    this.general = general;
    this.kernel = kernel;
    this.length = SoftmaxKernel.paddedLength(logits.columns());
    int atOnce = logits.rowsAtOnce(length);
    this.tile = new float[Math.multiplyExact(atOnce, length)];
    this.exponentials = new double[tile.length];
    this.max = new float[atOnce];
    this.top = new int[atOnce];
    this.rest = new double[atOnce];
  }

  /** A walk over these rows, or null if they or the loss are of another kind. */
  static @Nullable FusedWalk of(@Nullable CrossEntropyOptions options, Rows rows, RowWalk general) {
    if (options == null
        || rows.hasOutputMask()
        || !LinearTarget.canRead(rows.targetRows())
        || !(rows.logitRows() instanceof FloatMatrix logits)) {
      return null;
    }
    SoftmaxKernel kernel = SoftmaxKernels.of(logits.columns());
    if (kernel == null) {
      return null;
    }
    LinearTarget target = new LinearTarget(options, rows.targetRows(), logits.columns(), kernel);
    return new FusedWalk(rows, logits, target, general, kernel);
  }

  /** As {@link RowWalk#run}. */
  double run(Wanted wanted, double gradientScale, @Nullable Matrix result) {
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
      return general.row(wanted, scale, tile, start);
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
