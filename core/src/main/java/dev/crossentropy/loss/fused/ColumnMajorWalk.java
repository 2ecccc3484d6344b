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
 * {@link FusedWalk} over rows of many classes that lie across memory, as Deeplearning4j's dense
 * output layers return them ('f' order), and of whose targets few are not 0: many rows at a time,
 * class by class. {@link LongRowsWalk} returns the same bits, and takes over if a row's targets are
 * of another kind.
 */
public final class ColumnMajorWalk implements FusedWalk {
  private final EffectiveTarget effective;
  private final Rows rows;
  private final FloatMatrix logits;
  private final LinearTarget target;
  private final RowWalk general;
  private final SoftmaxKernel kernel;
  private final ColumnMajorTile tile;
  private final OnlineSoftmax softmax;
  private final double[] losses;
  private final double[] factors;
  private final SparseSlopes slopes;
  private boolean hasFullTargets;

  private ColumnMajorWalk(
      EffectiveTarget effective,
      Rows rows,
      FloatMatrix logits,
      LinearTarget target,
      RowWalk general,
      SoftmaxKernel kernel) {
    this.effective = effective;
    this.rows = rows;
    this.logits = logits;
    this.target = target;
    this.general = general;
    this.kernel = kernel;
    this.tile = new ColumnMajorTile(logits, kernel);
    this.softmax = tile.softmax();
    this.losses = new double[tile.rows()];
    this.factors = new double[tile.rows()];
    this.slopes = new SparseSlopes(tile.rows());
  }

  /** A walk over these rows, or null if they are of another kind. The first row tells. */
  static @Nullable ColumnMajorWalk of(
      EffectiveTarget effective,
      Rows rows,
      FloatMatrix logits,
      RowWalk general,
      SoftmaxKernel kernel) {
    // vectors of fewer rows would be half empty
    if (logits.rowsAreContiguous() || logits.rows() < SoftmaxKernel.LANES) {
      return null;
    }
    LinearTarget target = new LinearTarget(effective, rows.targetRows(), logits.columns(), kernel);
    target.read(0);
    return target.isSparse()
        ? new ColumnMajorWalk(effective, rows, logits, target, general, kernel)
        : null;
  }

  @Override
  public double run(Wanted wanted, double gradientScale, @Nullable Matrix result) {
    FloatMatrix gradient =
        wanted.includesGradient() && result instanceof FloatMatrix floats ? floats : null;
    double[] score = new double[1];
    double sum = 0;
    for (long first = 0; first < rows.count(); first += tile.rows()) {
      int count = (int) Math.min(tile.rows(), rows.count() - first);
      tile.read(first, count);
      slopes.clear();
      for (int k = 0; k < count; k++) {
        losses[k] = walk(first + k, k, wanted, gradientScale);
      }
      if (hasFullTargets) {
        return new LongRowsWalk(effective, rows, logits, general, kernel)
            .run(wanted, gradientScale, result);
      }
      finish(first, count, gradientScale, gradient);
      for (int k = 0; k < count; k++) {
        score[0] = losses[k];
        sum += score[0];
        if (wanted == Wanted.ROW_SCORES && result != null) {
          result.writeRow(first + k, score);
        }
      }
    }
    return sum;
  }

  /** The loss of a row, or NaN if it does not contribute or is out of the ordinary. */
  private double walk(long row, int k, Wanted wanted, double scale) {
    factors[k] = 0;
    boolean isOrdinary = rows.moveTo(row) && softmax.isOrdinary(k) && target.read(row);
    hasFullTargets |= isOrdinary && !target.isSparse();
    if (!isOrdinary || hasFullTargets) {
      return Double.NaN;
    }
    // a gradient needs no more of the loss than whether it is finite
    double logTotal = wanted == Wanted.GRADIENT ? 0 : Logarithm.ofOnePlus(softmax.rest(k));
    double loss = target.loss(logits, row, softmax.max(k), logTotal);
    // also false for NaN
    if (!(Math.abs(loss) <= Double.MAX_VALUE)) {
      return Double.NaN;
    }
    if (wanted.includesGradient()) {
      differentiate(row, k, scale * rows.weight() / (1 + softmax.rest(k)));
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

  /** Writes the gradient, and does the rows that are left over. */
  private void finish(long first, int count, double scale, @Nullable FloatMatrix gradient) {
    if (gradient != null) {
      tile.writeGradient(first, count, factors, gradient);
      slopes.write(first, gradient);
    }
    for (int k = 0; k < count; k++) {
      if (Double.isNaN(losses[k])) {
        losses[k] = finishLeftRow(first + k, k, scale, gradient);
      }
    }
  }

  private double finishLeftRow(long row, int k, double scale, @Nullable FloatMatrix gradient) {
    boolean contributes = rows.moveTo(row);
    if (gradient == null) {
      return contributes ? general.evaluate(null, scale) : 0;
    }
    // 0·e has been written, which is 0 unless e is NaN
    if (!contributes && softmax.isOrdinary(k)) {
      return 0;
    }
    double[] exact = new double[logits.columns()];
    double loss = contributes ? general.evaluate(exact, scale) : 0;
    gradient.writeRow(row, exact);
    return loss;
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
