package dev.crossentropy.loss.batch;

import org.jspecify.annotations.Nullable;

/**
 * A batch seen through one row at a time. Of a row that does not contribute nothing but the mask,
 * and the class index if the mask lets it through, is ever looked at.
 */
public final class Rows {
  private final Matrix logitRows;
  private final Targets targetRows;
  private final @Nullable Mask mask;
  private double[] logits = {};
  private double[] targets = {};
  private long index;

  public Rows(Matrix logitRows, Targets targetRows, @Nullable Mask mask) {
    this.logitRows = logitRows;
    this.targetRows = targetRows;
    this.mask = mask;
  }

  public long count() {
    return logitRows.rows();
  }

  public int columns() {
    return logitRows.columns();
  }

  /** Goes to a row; false if it does not contribute. */
  public boolean moveTo(long row) {
    index = row;
    return (mask == null || mask.moveTo(row)) && !targetRows.ignores(row);
  }

  public void readTargets() {
    targets = ofRowLength(targets);
    targetRows.readRow(index, outputMask(), targets);
  }

  public void readLogits() {
    logits = ofRowLength(logits);
    logitRows.readRow(index, logits);
  }

  /** Made when first needed: a walk that reads rows by other ways never does. */
  private double[] ofRowLength(double[] array) {
    return array.length == logitRows.columns() ? array : new double[logitRows.columns()];
  }

  public Matrix logitRows() {
    return logitRows;
  }

  public Targets targetRows() {
    return targetRows;
  }

  public long index() {
    return index;
  }

  public double[] logits() {
    return logits;
  }

  public double[] targets() {
    return targets;
  }

  /** The mask's factor of the whole row. */
  public double weight() {
    return mask == null ? 1 : mask.weight();
  }

  public boolean hasOutputMask() {
    return outputMask() != null;
  }

  /** Whether the mask of one output is 0. */
  public boolean isMaskedOut(int column) {
    double[] outputs = outputMask();
    return outputs != null && outputs[column] == 0;
  }

  /** The mask's factors of the single outputs, if there are any. */
  public double @Nullable [] outputMask() {
    return mask == null ? null : mask.outputs();
  }
}
