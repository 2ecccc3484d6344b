package dev.crossentropy.loss;

import org.jspecify.annotations.Nullable;

/**
 * A batch seen through one row at a time. Of a row that does not contribute nothing but the mask,
 * and the class index if the mask lets it through, is ever looked at.
 */
final class Rows {
  private final Matrix logitRows;
  private final Targets targetRows;
  private final Mask mask;
  private final double[] logits;
  private final double[] targets;
  private long index;

  Rows(Matrix logitRows, Targets targetRows, Mask mask) {
    this.logitRows = logitRows;
    this.targetRows = targetRows;
    this.mask = mask;
    this.logits = new double[logitRows.columns()];
    this.targets = new double[logitRows.columns()];
  }

  long count() {
    return logitRows.rows();
  }

  /** Goes to a row; false if it does not contribute. */
  boolean moveTo(long row) {
    index = row;
    return mask.moveTo(row) && !targetRows.ignores(row);
  }

  void readTargets() {
    targetRows.readRow(index, mask.outputs(), targets);
  }

  void readLogits() {
    logitRows.readRow(index, logits);
  }

  long index() {
    return index;
  }

  double[] logits() {
    return logits;
  }

  double[] targets() {
    return targets;
  }

  /** The mask's factor of the whole row. */
  double weight() {
    return mask.weight();
  }

  /** Whether the mask of one output is 0. */
  boolean isMaskedOut(int column) {
    double[] outputs = mask.outputs();
    return outputs != null && outputs[column] == 0;
  }

  /** The mask's factors of the single outputs, if there are any. */
  double @Nullable [] outputMask() {
    return mask.outputs();
  }
}
