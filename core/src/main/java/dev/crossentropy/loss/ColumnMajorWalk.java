package dev.crossentropy.loss;

import org.jspecify.annotations.Nullable;

/**
 * {@link FusedWalk} over rows of many classes that lie across memory, as Deeplearning4j's dense
 * output layers return them ('f' order), and of whose targets few are not 0: many rows at a time,
 * class by class.
 */
final class ColumnMajorWalk implements FusedWalk {
  private final Rows rows;
  private final FloatMatrix logits;
  private final LinearTarget target;
  private final RowWalk general;
  private final ColumnMajorTile tile;
  private final OnlineSoftmax softmax;
  private final double[] losses;
  private final double[] factors;
  private final SparseSlopes slopes;

  private ColumnMajorWalk(
      Rows rows, FloatMatrix logits, LinearTarget target, RowWalk general, SoftmaxKernel kernel) {
    this.rows = rows;
    this.logits = logits;
    this.target = target;
    this.general = general;
    this.tile = new ColumnMajorTile(logits, kernel);
    this.softmax = tile.softmax();
    this.losses = new double[tile.rows()];
    this.factors = new double[tile.rows()];
    this.slopes = new SparseSlopes(tile.rows());
  }

  /** A walk over these rows, or null if they are of another kind. The first row tells. */
  static @Nullable ColumnMajorWalk of(
      CrossEntropyOptions options, Rows rows, FloatMatrix logits, RowWalk general) {
    if (logits.rowsAreContiguous()) {
      return null;
    }
    SoftmaxKernel kernel = SoftmaxKernels.fastest(rows.count() * logits.columns());
    LinearTarget target = new LinearTarget(options, rows.targetRows(), logits.columns(), kernel);
    boolean isSparse = !target.read(0) || target.isSparse();
    return isSparse ? new ColumnMajorWalk(rows, logits, target, general, kernel) : null;
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
      if (gradient != null) {
        tile.writeGradient(first, count, factors, gradient);
        slopes.write(first, gradient);
      }
      finishLeftRows(first, count, gradientScale, gradient);
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
    boolean isOrdinary =
        rows.moveTo(row) && softmax.isOrdinary(k) && target.read(row) && target.isSparse();
    if (!isOrdinary) {
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

  private void finishLeftRows(long first, int count, double scale, @Nullable FloatMatrix gradient) {
    for (int k = 0; k < count; k++) {
      if (Double.isNaN(losses[k])) {
        double[] exact = gradient == null ? null : new double[logits.columns()];
        losses[k] = rows.moveTo(first + k) ? general.evaluate(exact, scale) : 0;
        if (gradient != null && exact != null) {
          gradient.writeRow(first + k, exact);
        }
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
