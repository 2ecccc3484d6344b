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
  private final double[] exponentials;
  private double scale;

  private double max;
  private int top;
  private double rest;

  private FusedWalk(
      Rows rows, FloatMatrix logits, LinearTarget target, RowWalk general, SoftmaxKernel kernel) {
    this.rows = rows;
    this.logits = logits;
    this.target = target;
    this.general = general;
    this.kernel = kernel;
    this.exponentials = new double[SoftmaxKernel.paddedLength(logits.columns())];
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
    float[][] tile = new float[logits.rowsAtOnce()][exponentials.length];
    double[] score = new double[1];
    double sum = 0;
    for (long first = 0; first < rows.count(); first += tile.length) {
      int count = (int) Math.min(tile.length, rows.count() - first);
      logits.readRows(first, count, tile);
      for (int k = 0; k < count; k++) {
        score[0] = walk(first + k, tile[k], wanted);
        sum += score[0];
        if (wanted == Wanted.ROW_SCORES && result != null) {
          result.writeRow(first + k, score);
        }
      }
      if (wanted.includesGradient() && result instanceof FloatMatrix gradient) {
        gradient.writeRows(first, count, tile);
      }
    }
    return sum;
  }

  /** The loss of a row; its gradient, if wanted, takes the place of its logits. */
  private double walk(long row, float[] z, Wanted wanted) {
    if (!rows.moveTo(row)) {
      Arrays.fill(z, 0);
      return 0;
    }
    Arrays.fill(z, logits.columns(), z.length, Float.NEGATIVE_INFINITY);
    double loss = target.read(row) && exponentiate(z) ? loss(z, wanted) : Double.NaN;
    // also catches ∞ and NaN
    if (!(Math.abs(loss) <= Double.MAX_VALUE)) {
      return general.row(wanted, scale, z);
    }
    if (wanted.includesGradient()) {
      if (target.isSparse()) {
        sparseGradient(z);
      } else {
        fullGradient(z);
      }
    }
    return loss * rows.weight();
  }

  /** Fills {@link #exponentials}; false if the row has no finite greatest logit or a NaN. */
  private boolean exponentiate(float[] z) {
    top = kernel.indexOfMax(z);
    float greatest = z[top];
    max = greatest;
    z[top] = Float.NEGATIVE_INFINITY;
    rest = kernel.exponentiate(z, greatest, exponentials);
    z[top] = greatest;
    exponentials[top] = 1;
    return max < Double.POSITIVE_INFINITY && rest <= Double.MAX_VALUE;
  }

  private double loss(float[] z, Wanted wanted) {
    double logTotal = wanted == Wanted.GRADIENT ? 0 : Logarithm.ofOnePlus(rest);
    if (!target.isSparse()) {
      double[] a = target.full();
      return kernel.sum(a) * logTotal + kernel.weightedDistance(a, z, (float) max);
    }
    double loss = 0;
    for (int i = 0; i < target.count(); i++) {
      loss += target.value(i) * (logTotal + (max - z[target.index(i)]));
    }
    return loss;
  }

  private void sparseGradient(float[] z) {
    double sum = 0;
    for (int i = 0; i < target.count(); i++) {
      sum += target.value(i);
    }
    double total = 1 + rest;
    double factor = scale * rows.weight();
    kernel.scale(exponentials, factor * sum / total, z);
    for (int i = 0; i < target.count(); i++) {
      int c = target.index(i);
      double others = 0;
      for (int j = 0; j < target.count(); j++) {
        others += j == i ? 0 : target.value(j);
      }
      z[c] = (float) (factor * slope(c, target.value(i), others, total) + 0.0);
    }
  }

  private void fullGradient(float[] z) {
    double[] a = target.full();
    double own = a[top];
    a[top] = 0;
    double others = kernel.sum(a);
    double total = 1 + rest;
    double factor = scale * rows.weight();
    kernel.scaleAndSubtract(exponentials, factor * (others + own) / total, a, factor, z);
    z[top] = (float) (factor * slope(top, own, others, total) + 0.0);
  }

  private double slope(int c, double own, double others, double total) {
    double p = exponentials[c] / total;
    double q = c == top ? rest / total : 1 - p;
    return p * others - q * own;
  }
}
