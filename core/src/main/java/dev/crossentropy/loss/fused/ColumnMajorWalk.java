package dev.crossentropy.loss.fused;

import dev.crossentropy.loss.batch.EffectiveTarget;
import dev.crossentropy.loss.batch.FloatMatrix;
import dev.crossentropy.loss.batch.Results;
import dev.crossentropy.loss.batch.Rows;
import dev.crossentropy.loss.kernel.Logarithm;
import dev.crossentropy.loss.kernel.SoftmaxKernel;
import org.jspecify.annotations.Nullable;

/**
 * {@link RowBlocks} of rows of many classes that lie across memory, as Deeplearning4j's dense
 * output layers return them ('f' order), and of whose targets few are not 0: many rows at a time,
 * class by class. {@link LongRowBlocks} returns the same bits, and takes over if a row's targets
 * are of another kind.
 */
final class ColumnMajorWalk implements RowBlocks {
  private final Rows rows;
  private final FloatMatrix logits;
  private final LinearTarget target;
  private final SoftmaxKernel kernel;
  private final ColumnMajorTile tile;
  private final OnlineSoftmax softmax;
  private final double[] factors;
  private final SparseSlopes slopes;
  private final LongRowBlocks byRow;
  private boolean hasFullTargets;

  private ColumnMajorWalk(
      Rows rows,
      FloatMatrix logits,
      LinearTarget target,
      SoftmaxKernel kernel,
      LongRowBlocks byRow) {
    this.rows = rows;
    this.logits = logits;
    this.target = target;
    this.kernel = kernel;
    this.tile = new ColumnMajorTile(logits, kernel);
    this.softmax = tile.softmax();
    this.factors = new double[tile.rows()];
    this.slopes = new SparseSlopes(tile.rows());
    this.byRow = byRow;
  }

  /** A walk over these rows, or null if they are of another kind. The first row tells. */
  static @Nullable ColumnMajorWalk of(
      EffectiveTarget effective, Rows rows, FloatMatrix logits, SoftmaxKernel kernel) {
    // vectors of fewer rows would be half empty
    if (logits.rowsAreContiguous() || logits.rows() < SoftmaxKernel.LANES) {
      return null;
    }
    LinearTarget target = new LinearTarget(effective, rows.targetRows(), logits.columns(), kernel);
    target.read(0);
    return target.isSparse()
        ? new ColumnMajorWalk(
            rows, logits, target, kernel, new LongRowBlocks(effective, rows, logits, kernel))
        : null;
  }

  @Override
  public int size() {
    return tile.rows();
  }

  @Override
  public void evaluate(long first, int count, Results results, double[] losses) {
    tile.read(first, count);
    slopes.clear();
    for (int k = 0; k < count; k++) {
      losses[k] = evaluate(first + k, k, results);
    }
    if (hasFullTargets) {
      evaluateByRow(first, count, results, losses);
      return;
    }
    if (results.gradient() instanceof FloatMatrix gradient) {
      tile.writeGradient(first, count, factors, gradient);
      slopes.write(first, gradient);
      clearHiddenRows(first, count, losses, gradient);
    }
  }

  /** The loss of a row, or NaN if it does not contribute or is out of the ordinary. */
  private double evaluate(long row, int k, Results results) {
    factors[k] = 0;
    if (!rows.moveTo(row)) {
      return 0;
    }
    boolean isOrdinary = softmax.isOrdinary(k) && target.read(row);
    hasFullTargets |= isOrdinary && !target.isSparse();
    if (!isOrdinary || hasFullTargets) {
      return Double.NaN;
    }
    // a gradient needs no more of the loss than whether it is finite
    double logTotal = results.needsLosses() ? Logarithm.ofOnePlus(softmax.rest(k)) : 0;
    double loss = target.loss(logits, row, softmax.max(k), logTotal);
    // also false for NaN
    if (!(Math.abs(loss) <= Double.MAX_VALUE)) {
      return Double.NaN;
    }
    if (results.gradient() != null) {
      differentiate(row, k, results.scale() * rows.weight() / (1 + softmax.rest(k)));
    }
    return loss * rows.weight();
  }

  private void differentiate(long row, int k, double factor) {
    factors[k] = factor * target.sum();
    for (int i = 0; i < target.count(); i++) {
      int column = target.index(i);
      double e = softmax.exponential(k, column / SoftmaxTile.PIECE, logits.get(row, column));
      double slope = softmax.slope(k, e, target.value(i), target.sumWithout(i));
      slopes.add(k, column, factor * slope + 0.0);
    }
  }

  private void evaluateByRow(long first, int count, Results results, double[] losses) {
    double[] some = new double[byRow.size()];
    for (int from = 0; from < count; from += some.length) {
      int length = Math.min(some.length, count - from);
      byRow.evaluate(first + from, length, results, some);
      System.arraycopy(some, 0, losses, from, length);
    }
  }

  /** What does not contribute may be NaN, which a factor of 0 keeps. */
  private void clearHiddenRows(long first, int count, double[] losses, FloatMatrix gradient) {
    for (int k = 0; k < count; k++) {
      if (losses[k] == 0 && factors[k] == 0 && !softmax.isOrdinary(k)) {
        gradient.writeRow(first + k, new double[logits.columns()]);
      }
    }
  }

  /** The elements of the gradient where the target is not 0. */
  private static final class SparseSlopes {
    private final int[] rows;
    private final int[] columns;
    private final double[] values;
    private int count;

    SparseSlopes(int rows) {
      this.rows = new int[rows * LabelWindow.FEW];
      this.columns = new int[rows * LabelWindow.FEW];
      this.values = new double[rows * LabelWindow.FEW];
    }

    void clear() {
      count = 0;
    }

    void add(int k, int column, double value) {
      rows[count] = k;
      columns[count] = column;
      values[count++] = value;
    }

    void write(long first, FloatMatrix gradient) {
      for (int i = 0; i < count; i++) {
        gradient.put(gradient.offset(first + rows[i], columns[i]), values[i]);
      }
    }
  }
}
