package dev.crossentropy.loss.fused;

import dev.crossentropy.loss.batch.EffectiveTarget;
import dev.crossentropy.loss.batch.FloatMatrix;
import dev.crossentropy.loss.batch.Matrix;
import dev.crossentropy.loss.batch.Rows;
import dev.crossentropy.loss.call.RowWalk;
import dev.crossentropy.loss.call.Wanted;
import dev.crossentropy.loss.kernel.Logarithm;
import dev.crossentropy.loss.kernel.SoftmaxKernel;
import org.jspecify.annotations.Nullable;

/**
 * {@link FusedWalk} over rows of few classes, many at a time and class by class: a loop over the
 * rows of a block is long where one over the classes of a row would be over at once.
 */
public final class ShortRowsWalk implements FusedWalk {
  /** From here on rows are long enough for loops along them. */
  static final int COLUMNS = 32;

  private final Rows rows;
  private final FloatMatrix logits;
  private final RowWalk general;
  private final SoftmaxBlock block;
  private final ColumnTargets targets;
  private final double[] losses;
  private final SoftmaxKernel kernel;

  ShortRowsWalk(
      EffectiveTarget effective,
      Rows rows,
      FloatMatrix logits,
      RowWalk general,
      SoftmaxKernel kernel) {
    this.rows = rows;
    this.logits = logits;
    this.general = general;
    this.block = SoftmaxBlock.of(logits.columns(), rows.count());
    this.targets = new ColumnTargets(effective, rows.targetRows());
    this.losses = new double[block.rows()];
    this.kernel = kernel;
  }

  @Override
  public double run(Wanted wanted, double gradientScale, @Nullable Matrix result) {
    double[] score = new double[1];
    double sum = 0;
    for (long first = 0; first < rows.count(); first += block.rows()) {
      int count = (int) Math.min(block.rows(), rows.count() - first);
      evaluate(first, count, wanted, gradientScale);
      for (int k = 0; k < count; k++) {
        sum += losses[k];
        if (wanted == Wanted.ROW_SCORES && result != null) {
          score[0] = losses[k];
          result.writeRow(first + k, score);
        }
      }
      if (wanted.includesGradient() && result instanceof FloatMatrix gradient) {
        block.writeGradient(gradient, first, count);
      }
    }
    return sum;
  }

  private void evaluate(long first, int count, Wanted wanted, double scale) {
    block.readLogits(logits, first, count);
    block.readTargets(targets, first, count);
    block.exponentiate(kernel, count);
    block.sumExponentials(count);
    block.sumTargets(count);
    int left = finishRows(first, count, wanted, scale);
    if (wanted.includesGradient()) {
      block.differentiate(count);
    }
    if (left > 0) {
      finishLeftRows(first, count, wanted, scale);
    }
  }

  /**
   * Fills in the losses and the factors of the gradient.
   *
   * @return how many rows are left over: those that do not contribute or are out of the ordinary,
   *     whose loss is NaN
   */
  private int finishRows(long first, int count, Wanted wanted, double scale) {
    double[] rest = block.rest();
    double[] mass = block.mass();
    double[] distances = block.distances();
    double[] factors = block.factors();
    int left = 0;
    for (int k = 0; k < count; k++) {
      // a gradient needs no more of the loss than whether it is finite
      double logTotal = wanted == Wanted.GRADIENT ? rest[k] : Logarithm.ofOnePlus(rest[k]);
      double loss = mass[k] * logTotal + distances[k];
      // also false for NaN
      boolean ordinary = Math.abs(loss) <= Double.MAX_VALUE && rows.moveTo(first + k);
      losses[k] = ordinary ? loss * rows.weight() : Double.NaN;
      factors[k] = scale * rows.weight() / (1 + rest[k]);
      left += ordinary ? 0 : 1;
    }
    return left;
  }

  private void finishLeftRows(long first, int count, Wanted wanted, double scale) {
    double[] gradient = wanted.includesGradient() ? new double[block.columns()] : null;
    for (int k = 0; k < count; k++) {
      if (Double.isNaN(losses[k])) {
        boolean contributes = rows.moveTo(first + k);
        losses[k] = contributes ? general.evaluate(gradient, scale) : 0;
        for (int c = 0; gradient != null && c < gradient.length; c++) {
          block.gradient()[c][k] = contributes ? gradient[c] : 0;
        }
      }
    }
  }
}
