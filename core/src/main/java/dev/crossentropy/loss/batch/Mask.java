package dev.crossentropy.loss.batch;

import org.jspecify.annotations.Nullable;

/** The mask of a batch, one row at a time: one factor per row, or one per output. */
public final class Mask {
  private final Matrix mask;
  private final double @Nullable [] outputs;
  private double weight = 1;

  /** A mask of one column is one factor per row, also where there is only one output. */
  public Mask(Matrix mask) {
    this.mask = mask;
    this.outputs = mask.columns() == 1 ? null : new double[mask.columns()];
  }

  /** Goes to a row; false if its mask is 0 everywhere. */
  boolean moveTo(long row) {
    if (outputs == null) {
      weight = finite(row, mask.get(row, 0));
      return weight != 0;
    }
    mask.readRow(row, outputs);
    boolean contributes = false;
    for (double output : outputs) {
      contributes |= finite(row, output) != 0;
    }
    return contributes;
  }

  /** The factor of the whole row. */
  double weight() {
    return weight;
  }

  /** The factors of the row's outputs, if there is one for each. */
  double @Nullable [] outputs() {
    return outputs;
  }

  private static double finite(long row, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "mask, row " + row + ": " + value + " is not a finite number");
    }
    return value;
  }
}
