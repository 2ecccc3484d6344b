package dev.crossentropy.loss.call;

import dev.crossentropy.loss.batch.Results;
import dev.crossentropy.loss.batch.Rows;
import dev.crossentropy.loss.row.RowLoss;
import java.util.Arrays;

/** One row after the other. Rows that do not contribute are skipped, not multiplied by 0. */
public final class ExactWalk implements Walk {
  private final Rows rows;
  private final RowLoss rowLoss;
  private final double[] gradient;

  public ExactWalk(Rows rows, RowLoss rowLoss) {
    this.rows = rows;
    this.rowLoss = rowLoss;
    this.gradient = new double[rows.columns()];
  }

  @Override
  public double run(Results results) {
    double[] loss = new double[1];
    double sum = 0;
    for (long row = 0; row < rows.count(); row++) {
      loss[0] = evaluate(row, results);
      sum += loss[0];
      if (results.losses() != null) {
        results.losses().writeRow(row, loss);
      }
    }
    return sum;
  }

  /** The loss of one row, whose gradient is written if it is wanted. */
  double evaluate(long row, Results results) {
    if (!rows.moveTo(row)) {
      Arrays.fill(gradient, 0);
      results.writeGradient(row, gradient);
      return 0;
    }
    rows.readTargets();
    rows.readLogits();
    double loss = rowLoss.evaluate(rows, results.gradient() == null ? null : gradient);
    scale(rows.weight() * results.scale());
    results.writeGradient(row, gradient);
    return rows.weight() * loss;
  }

  private void scale(double factor) {
    for (int c = 0; c < gradient.length; c++) {
      // -0.0 + 0.0 is 0.0
      gradient[c] = gradient[c] * factor + 0.0;
    }
  }
}
