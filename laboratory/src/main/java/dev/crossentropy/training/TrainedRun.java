package dev.crossentropy.training;

import dev.crossentropy.training.prediction.Predictions;
import java.io.Serializable;

/**
 * What comes out of a run.
 *
 * @param predictions none if it diverged
 * @param model the trained network with its normaliser, as {@code ModelSerializer} writes it; no
 *     bytes if it diverged
 */
public record TrainedRun(RunOutcome outcome, Predictions predictions, byte[] model)
    implements Serializable {

  /** Without the model, which is large, and of which one a loss is enough. */
  public TrainedRun withoutModel() {
    return new TrainedRun(outcome, predictions, new byte[0]);
  }
}
