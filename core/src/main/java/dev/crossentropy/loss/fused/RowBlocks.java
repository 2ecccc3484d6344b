package dev.crossentropy.loss.fused;

import dev.crossentropy.loss.batch.EffectiveTarget;
import dev.crossentropy.loss.batch.FloatMatrix;
import dev.crossentropy.loss.batch.Results;
import dev.crossentropy.loss.batch.Rows;
import dev.crossentropy.loss.batch.SingleTargets;
import dev.crossentropy.loss.kernel.Exponentials;
import org.jspecify.annotations.Nullable;

/**
 * Rows of float logits under softmax with one target each, a class index or a one-hot row, for a
 * loss that is linear in log p: score and gradient of many rows in one go.
 *
 * <p>With e = exp(z), a target a at class y and r the sum of e over all other classes,
 *
 * <pre>
 *   L = a·log(1 + r/e<sub>y</sub>),   ∂L/∂z<sub>y</sub> = −a·r/(e<sub>y</sub>+r),   ∂L/∂z<sub>c</sub> = a·e<sub>c</sub>/(e<sub>y</sub>+r) elsewhere
 * </pre>
 *
 * <p>Nothing is subtracted, so all of it is as exact as the exponentials. These are floats, and
 * their sums doubles: each loss is within 1 ulp of a float, and each number of a gradient within 2.
 *
 * <p>A row that is out of the ordinary (NaN, +∞, a target at −∞, several targets or none) is left
 * to the exact arithmetic, {@code SoftmaxRowLoss}.
 */
public final class RowBlocks {
  private final EffectiveTarget target;
  private final Rows rows;
  private final FloatMatrix logits;
  private final SingleTargets targets;

  /** {@link Exponentials}' m: right for one row, it is right for those that are not far from it. */
  private int exponent;

  private boolean knowsExponent;

  private RowBlocks(EffectiveTarget target, Rows rows, FloatMatrix logits, SingleTargets targets) {
    this.target = target;
    this.rows = rows;
    this.logits = logits;
    this.targets = targets;
  }

  /** Blocks of these rows, or null if they are of another kind. */
  public static @Nullable RowBlocks of(EffectiveTarget target, Rows rows) {
    if (!target.isUnsmoothed()
        || rows.hasOutputMask()
        || !Exponentials.areFast()
        || !(rows.logitRows() instanceof FloatMatrix logits)) {
      return null;
    }
    SingleTargets targets = SingleTargets.of(rows.targetRows());
    return targets == null ? null : new RowBlocks(target, rows, logits, targets);
  }

  /** The most rows at a time. */
  public int size() {
    return Block.size(logits);
  }

  /**
   * Evaluates rows. Their gradient, if it is wanted, goes to a {@link FloatMatrix}; that of a row
   * that is left over may be anything.
   *
   * @param losses takes each row's loss: 0 if it does not contribute, NaN if it is out of the
   *     ordinary and left over; any other number if nobody needs the losses
   */
  public void evaluate(long first, int count, Results results, double[] losses) {
    Memory memory = Memory.take();
    try {
      Block block = Block.of(logits, memory);
      for (int k = 0; k < count; k++) {
        losses[k] = rows.moveTo(first + k) ? add(first + k, block) : skip(first + k, results);
      }
      if (block.count > 0) {
        evaluate(block, results);
      }
      for (int k = 0; k < block.count; k++) {
        double loss = memory.losses[k];
        long row = memory.rows[k];
        losses[(int) (row - first)] = Double.isNaN(loss) ? evaluateAlone(row, results) : loss;
      }
    } finally {
      memory.giveBack();
    }
  }

  private static double skip(long row, Results results) {
    if (results.gradient() instanceof FloatMatrix gradient) {
      gradient.clearRow(row);
    }
    return 0;
  }

  /** Adds the current row if it has one target; its loss is NaN until it is evaluated. */
  private double add(long row, Block block) {
    int column = targets.column(row);
    if (column >= 0) {
      double value = targets.value(row, column);
      block.add(row, column, rows.weight() * target.own(column) * value);
    }
    return Double.NaN;
  }

  private void evaluate(Block block, Results results) {
    if (!knowsExponent) {
      exponent = block.exponent();
      knowsExponent = true;
    }
    block.evaluate(exponent, results);
  }

  /** A row whose logits are far from those of the rows before. */
  private double evaluateAlone(long row, Results results) {
    Memory memory = Memory.take();
    try {
      Block block = new RowBlock(logits, memory);
      rows.moveTo(row);
      add(row, block);
      exponent = block.exponent();
      block.evaluate(exponent, results);
      return memory.losses[0];
    } finally {
      memory.giveBack();
    }
  }
}
