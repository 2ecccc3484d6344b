package dev.crossentropy.check.call;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of one call. A value: nobody writes to its arrays.
 *
 * @param logits what the network puts out before the activation, [N, C]
 * @param labels [N, C], or [N, 1] for class indices
 * @param mask null, [N, 1] or [N, C]
 */
public record Batch(double[][] logits, double[][] labels, double @Nullable [][] mask) {

  public Batch(double[][] logits, double[][] labels) {
    this(logits, labels, null);
  }

  public int rows() {
    return logits.length;
  }

  public int outputs() {
    return logits[0].length;
  }

  /** The mask of a batch that has one. */
  public double[][] requireMask() {
    return Objects.requireNonNull(mask, "a batch without a mask");
  }

  public Batch withMask(double @Nullable [][] newMask) {
    return new Batch(logits, labels, newMask);
  }

  public Batch withLogits(double[][] newLogits) {
    return new Batch(newLogits, labels, mask);
  }

  public Batch withLabels(double[][] newLabels) {
    return new Batch(logits, newLabels, mask);
  }

  /** A copy with one other logit. */
  public Batch withLogit(int row, int output, double logit) {
    double[][] changed = Rows.copy(logits);
    changed[row][output] = logit;
    return withLogits(changed);
  }

  /** As the arguments of a call are read: {@code logits [[1, 2]], labels [[0, 1]]}. */
  @Override
  public String toString() {
    return "logits "
        + Rows.text(logits)
        + ", labels "
        + Rows.text(labels)
        + (mask == null ? "" : ", mask " + Rows.text(mask));
  }
}
