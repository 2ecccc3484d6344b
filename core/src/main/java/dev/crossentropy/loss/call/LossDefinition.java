package dev.crossentropy.loss.call;

import dev.crossentropy.loss.batch.Rows;
import dev.crossentropy.loss.batch.Targets;
import org.nd4j.linalg.activations.IActivation;

/** What distinguishes one loss from another; {@link LossCall} does the rest alike for all. */
public interface LossDefinition {

  /**
   * The targets that the labels hold.
   *
   * @throws IllegalArgumentException naming both shapes, if the labels do not fit the logits
   */
  Targets targets(LossArguments arguments);

  /** D, what the sum of the rows' losses is divided by. */
  double divisor(Rows rows);

  /**
   * The walk over these rows.
   *
   * @throws IllegalArgumentException if an option makes no sense under this activation
   */
  Walk walk(Rows rows, IActivation activation);
}
