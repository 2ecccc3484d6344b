package dev.crossentropy.loss.call;

import dev.crossentropy.loss.batch.Matrix;
import dev.crossentropy.loss.batch.Rows;
import dev.crossentropy.loss.row.RowLoss;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the rows of a batch. Rows that do not contribute are skipped, not multiplied by 0.
 */
public final class RowWalk {
  private final Rows rows;
  private final RowLoss rowLoss;

  RowWalk(Rows rows, RowLoss rowLoss) {
    this.rows = rows;
    this.rowLoss = rowLoss;
  }

  /**
   * @param gradientScale multiplies the gradient, not the losses
   * @param result takes the gradient or the rows' losses, whichever is wanted
   * @return the sum of the rows' losses
   */
  double run(Wanted wanted, double gradientScale, @Nullable Matrix result) {
    double[] gradient =
        wanted.includesGradient() && result != null ? new double[result.columns()] : null;
    double[] score = new double[1];
    double sum = 0;
    for (long row = 0; row < rows.count(); row++) {
      score[0] = rows.moveTo(row) ? evaluate(gradient, gradientScale) : skip(gradient);
      sum += score[0];
      if (result != null) {
        result.writeRow(row, gradient == null ? score : gradient);
      }
    }
    return sum;
  }

  /** The loss of the current row alone; its gradient goes into {@code gradient} if there is one. */
  public double evaluate(double @Nullable [] gradient, double scale) {
    rows.readTargets();
    rows.readLogits();
    double loss = rowLoss.evaluate(rows, gradient);
    if (gradient != null) {
      double factor = rows.weight() * scale;
      for (int c = 0; c < gradient.length; c++) {
        // -0.0 + 0.0 is 0.0
        gradient[c] = gradient[c] * factor + 0.0;
      }
    }
    return rows.weight() * loss;
  }

  private static double skip(double @Nullable [] gradient) {
    if (gradient != null) {
      Arrays.fill(gradient, 0);
    }
    return 0;
  }
}
