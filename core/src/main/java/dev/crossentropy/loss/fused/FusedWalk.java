package dev.crossentropy.loss.fused;

import dev.crossentropy.loss.batch.EffectiveTarget;
import dev.crossentropy.loss.batch.FloatMatrix;
import dev.crossentropy.loss.batch.Matrix;
import dev.crossentropy.loss.batch.Rows;
import dev.crossentropy.loss.batch.Targets;
import dev.crossentropy.loss.call.RowWalk;
import dev.crossentropy.loss.call.Wanted;
import dev.crossentropy.loss.kernel.SoftmaxKernel;
import dev.crossentropy.loss.kernel.SoftmaxKernels;
import org.jspecify.annotations.Nullable;

/**
 * Walks rows of float logits under softmax for a loss that is linear in log p: score and gradient
 * of many rows in one go, in loops that the JVM turns into vector instructions.
 *
 * <p>With m the greatest logit, e = exp(z − m) and r the sum of e over all other classes,
 *
 * <pre>
 *   L = Σ a<sub>c</sub>·(log(1+r) + m − z<sub>c</sub>),      ∂L/∂z = e·Σa/(1+r) − a
 * </pre>
 *
 * <p>as in {@code SoftmaxRowLoss}, in doubles up to the rounding of the gradient. Where that
 * subtraction could cancel it is written as p·Σ<sub>others</sub> − (1−p)·a, with 1−p = r/(1+r) at
 * the greatest logit.
 *
 * <p>A row that is out of the ordinary (NaN, infinite logits that matter, illegal targets) shows in
 * a loss that is not finite, and goes through the general {@link RowWalk} instead.
 */
public interface FusedWalk {

  /** As {@link RowWalk#run}. */
  double run(Wanted wanted, double gradientScale, @Nullable Matrix result);

  /** A walk over these rows, or null if they or the loss are of another kind. */
  static @Nullable FusedWalk of(
      @Nullable EffectiveTarget effective, Rows rows, RowWalk general, @Nullable Matrix result) {
    if (effective == null
        || rows.hasOutputMask()
        || !SoftmaxKernels.areFast()
        || !canRead(rows.targetRows())
        || (result != null && !(result instanceof FloatMatrix))
        || !(rows.logitRows() instanceof FloatMatrix logits)) {
      return null;
    }
    SoftmaxKernel kernel = SoftmaxKernels.fastest(rows.count() * logits.columns());
    if (logits.columns() <= ShortRowsWalk.COLUMNS) {
      return new ShortRowsWalk(effective, rows, logits, general, kernel);
    }
    FusedWalk byColumn = ColumnMajorWalk.of(effective, rows, logits, general, kernel);
    return byColumn == null ? new LongRowsWalk(effective, rows, logits, general, kernel) : byColumn;
  }

  private static boolean canRead(Targets targets) {
    return targets instanceof Targets.ClassIndices
        || (targets instanceof Targets.Dense dense && dense.labels() instanceof FloatMatrix);
  }
}
