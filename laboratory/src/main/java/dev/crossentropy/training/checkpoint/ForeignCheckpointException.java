package dev.crossentropy.training.checkpoint;

import dev.crossentropy.training.Run;

/** A checkpoint that another command left. */
public final class ForeignCheckpointException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ForeignCheckpointException(Run run) {
    super(
        "%s: the checkpoint in the output folder belongs to a training with other options or data. Give the options of the interrupted command, or start anew without --resume."
            .formatted(run.label()));
  }
}
