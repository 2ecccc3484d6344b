package dev.crossentropy.training;

/** A checkpoint that another command left. */
public final class ForeignCheckpointException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ForeignCheckpointException(Run run) {
    super(
        "%s: the checkpoint in the output folder belongs to a training with other options or data. Give the options of the interrupted command, or start anew without --resume."
            .formatted(run.label()));
  }
}
