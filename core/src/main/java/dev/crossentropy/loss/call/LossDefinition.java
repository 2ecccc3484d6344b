package dev.crossentropy.loss.call;

import dev.crossentropy.loss.batch.EffectiveTarget;
import dev.crossentropy.loss.batch.Matrix;
import dev.crossentropy.loss.batch.Rows;
import dev.crossentropy.loss.batch.Targets;
import dev.crossentropy.loss.fused.FusedWalk;
import dev.crossentropy.loss.row.RowLoss;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;

/** What distinguishes one loss from another; {@link LossEvaluator} does the rest alike for all. */
public interface LossDefinition {

  /** D, what the sum of the rows' losses is divided by. */
  double divisor(Rows rows);

  /**
   * @throws IllegalArgumentException naming both shapes, if the labels do not fit the logits
   */
  void checkLabels(LossArguments arguments);

  Targets targets(Matrix labels, int classes);

  /**
   * The loss of a row straight from its logits, or null if this activation has no such form.
   *
   * @throws IllegalArgumentException if an option makes no sense under this activation
   */
  @Nullable RowLoss fromLogits(IActivation activation, int classes);

  /**
   * The a of a loss that is linear in log p of a softmax over the logits as they are, −Σ a·log p,
   * which {@link FusedWalk} computes; null for any other.
   */
  default @Nullable EffectiveTarget linearInLogSoftmax(IActivation activation) {
    return null;
  }

  /**
   * The loss of a row from its outputs a(z), read from {@code outputs}; its gradient is by output.
   */
  RowLoss fromOutputs(Matrix outputs);
}
