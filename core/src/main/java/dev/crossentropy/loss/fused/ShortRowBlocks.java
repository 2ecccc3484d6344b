package dev.crossentropy.loss.fused;

import dev.crossentropy.loss.batch.EffectiveTarget;
import dev.crossentropy.loss.batch.FloatMatrix;
import dev.crossentropy.loss.batch.Results;
import dev.crossentropy.loss.batch.Rows;
import dev.crossentropy.loss.kernel.Logarithm;
import dev.crossentropy.loss.kernel.SoftmaxKernel;

/**
 * {@link RowBlocks} of rows of few classes, many at a time and class by class: a loop over the rows
 * of a block is long where one over the classes of a row would be over at once.
 */
final class ShortRowBlocks implements RowBlocks {
  /** From here on rows are long enough for loops along them. */
  static final int COLUMNS = 32;

  private final Rows rows;
  private final FloatMatrix logits;
  private final SoftmaxBlock block;
  private final ColumnTargets targets;
  private final SoftmaxKernel kernel;

  ShortRowBlocks(EffectiveTarget effective, Rows rows, FloatMatrix logits, SoftmaxKernel kernel) {
    this.rows = rows;
    this.logits = logits;
    this.block = SoftmaxBlock.of(logits.columns(), rows.count());
    this.targets = new ColumnTargets(effective, rows.targetRows());
    this.kernel = kernel;
  }

  @Override
  public int size() {
    return block.rows();
  }

  @Override
  public void evaluate(long first, int count, Results results, double[] losses) {
    block.readLogits(logits, first, count);
    block.readTargets(targets, first, count);
    block.exponentiate(kernel, count);
    block.sumExponentials(count);
    block.sumTargets(count);
    finishRows(first, count, results, losses);
    if (results.gradient() instanceof FloatMatrix gradient) {
      block.differentiate(count);
      clearHiddenRows(count, losses);
      block.writeGradient(gradient, first, count);
    }
  }

  /** Fills in the losses and the factors of the gradient. */
  private void finishRows(long first, int count, Results results, double[] losses) {
    double[] rest = block.rest();
    double[] mass = block.mass();
    double[] distances = block.distances();
    double[] factors = block.factors();
    for (int k = 0; k < count; k++) {
      boolean contributes = rows.moveTo(first + k);
      // a gradient needs no more of the loss than whether it is finite
      double logTotal = results.needsLosses() ? Logarithm.ofOnePlus(rest[k]) : rest[k];
      double loss = mass[k] * logTotal + distances[k];
      // also false for NaN
      boolean ordinary = Math.abs(loss) <= Double.MAX_VALUE;
      losses[k] = !contributes ? 0 : ordinary ? loss * rows.weight() : Double.NaN;
      factors[k] = contributes ? results.scale() * rows.weight() / (1 + rest[k]) : 0;
    }
  }

  /** What does not contribute may be NaN, which a factor of 0 keeps. */
  private void clearHiddenRows(int count, double[] losses) {
    for (int k = 0; k < count; k++) {
      if (losses[k] == 0 && block.factors()[k] == 0) {
        for (double[] ofClass : block.gradient()) {
          ofClass[k] = 0;
        }
      }
    }
  }
}
