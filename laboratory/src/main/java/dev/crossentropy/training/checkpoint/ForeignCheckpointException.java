package dev.crossentropy.training.checkpoint;

import dev.crossentropy.training.Run;
import java.nio.file.Path;

/** Work that another command left. */
public final class ForeignCheckpointException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final String ADVICE =
      " belongs to a training with other options or data. Give the options of the interrupted command, or start anew without --resume.";

  public ForeignCheckpointException(Run run) {
    super(run.label() + ": what is kept in the output folder" + ADVICE);
  }

  ForeignCheckpointException(Path file) {
    super(file + ADVICE);
  }
}
