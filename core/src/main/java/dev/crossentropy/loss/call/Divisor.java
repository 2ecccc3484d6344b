package dev.crossentropy.loss.call;

import dev.crossentropy.loss.batch.Rows;
import org.jspecify.annotations.Nullable;

/** D, what the sum of the rows' losses is divided by. */
public final class Divisor {
  private Divisor() {}

  public static double contributingRows(Rows rows) {
    long contributing = 0;
    for (long row = 0; row < rows.count(); row++) {
      contributing += rows.moveTo(row) ? 1 : 0;
    }
    return contributing;
  }

  /** Σ m·w·y over the contributing rows, with w null for ones. */
  public static double targetWeights(Rows rows, double @Nullable [] classWeights) {
    double sum = 0;
    for (long row = 0; row < rows.count(); row++) {
      if (rows.moveTo(row)) {
        rows.readTargets();
        sum += rows.weight() * targetWeight(rows, classWeights);
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

  private static double targetWeight(Rows rows, double @Nullable [] classWeights) {
    double[] targets = rows.targets();
    double[] mask = rows.outputMask();
    double sum = 0;
    for (int c = 0; c < targets.length; c++) {
      double weight = classWeights == null ? 1 : classWeights[c];
      double factor = mask == null ? 1 : mask[c];
      sum += factor * weight * targets[c];
    }
    return sum;
  }
}
