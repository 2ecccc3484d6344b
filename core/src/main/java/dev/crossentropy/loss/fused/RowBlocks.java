package dev.crossentropy.loss.fused;

import dev.crossentropy.loss.batch.EffectiveTarget;
import dev.crossentropy.loss.batch.FloatMatrix;
import dev.crossentropy.loss.batch.Results;
import dev.crossentropy.loss.batch.Rows;
import dev.crossentropy.loss.batch.Targets;
import dev.crossentropy.loss.kernel.SoftmaxKernel;
import dev.crossentropy.loss.kernel.SoftmaxKernels;
import org.jspecify.annotations.Nullable;

/**
 * Rows of float logits under softmax for a loss that is linear in log p: score and gradient of many
 * rows in one go, in loops that the JVM turns into vector instructions.
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
 * a loss that is not finite, and is left to that arithmetic.
 */
public interface RowBlocks {

  /** Blocks of these rows, or null if they are of another kind. */
  static @Nullable RowBlocks of(EffectiveTarget target, Rows rows) {
    if (rows.hasOutputMask()
        || !SoftmaxKernels.areFast()
        || !canRead(rows.targetRows())
        || !(rows.logitRows() instanceof FloatMatrix logits)) {
      return null;
    }
    SoftmaxKernel kernel = SoftmaxKernels.fastest(rows.count() * logits.columns());
    if (logits.columns() <= ShortRowBlocks.COLUMNS) {
      return new ShortRowBlocks(target, rows, logits, kernel);
    }
    RowBlocks byColumn = ColumnMajorWalk.of(target, rows, logits, kernel);
    return byColumn == null ? new LongRowBlocks(target, rows, logits, kernel) : byColumn;
  }

  private static boolean canRead(Targets targets) {
    return targets instanceof Targets.ClassIndices
        || (targets instanceof Targets.Dense dense && dense.labels() instanceof FloatMatrix);
  }

  /** The most rows at a time. */
  int size();

  /**
   * Evaluates rows. Their gradient, if it is wanted, goes to a {@link FloatMatrix}; that of a row
   * that is left over may be anything.
   *
   * @param losses takes each row's loss: 0 if it does not contribute, NaN if it is out of the
   *     ordinary and left over; any other number if nobody needs the losses
   */
  void evaluate(long first, int count, Results results, double[] losses);
}
