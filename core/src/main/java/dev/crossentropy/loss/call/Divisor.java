package dev.crossentropy.loss.call;

import dev.crossentropy.loss.batch.EffectiveTarget;
import dev.crossentropy.loss.batch.Rows;

/** D, what the sum of the rows' losses is divided by, where it is not N. */
public final class Divisor {
  private Divisor() {}

  public static double contributingRows(Rows rows) {
    long contributing = 0;
    for (long row = 0; row < rows.count(); row++) {
      contributing += rows.moveTo(row) ? 1 : 0;
    }
    return contributing;
  }

  /** Σ m·w·y over the contributing rows. */
  public static double targetWeights(Rows rows, EffectiveTarget target) {
    double sum = 0;
    for (long row = 0; row < rows.count(); row++) {
      if (rows.moveTo(row)) {
        rows.readTargets();
        sum += rows.weight() * target.weightedMass(rows);
      }
    }
    if (sum < 0) {
      throw new IllegalArgumentException(
          "Normalization.TARGET_WEIGHTS: the weighted targets of the "
              + rows.count()
              + " rows sum to "
              + sum
              + ", but a mean needs a sum >= 0; use ROWS or VALID_ROWS with negative targets");
    }
    return sum;
  }
}
