package dev.crossentropy.cli;

import dev.crossentropy.training.checkpoint.CheckpointFolder;
import dev.crossentropy.training.checkpoint.Checkpoints;
import java.io.PrintWriter;

/** What happens to the work of a training that is interrupted. */
public enum Interruption {
  /** It is lost; for trainings of seconds. */
  LOSES_WORK {
    @Override
    Checkpoints checkpoints(CheckpointFolder folder, PrintWriter err) {
      return Checkpoints.NONE;
    }
  },

  /** It is kept, and an interrupted command's is not looked at. */
  KEEPS_WORK {
    @Override
    Checkpoints checkpoints(CheckpointFolder folder, PrintWriter err) {
      if (!folder.isEmpty()) {
        err.println(
            "Starting from the beginning; an interrupted command's checkpoints are dropped"
                + " (--resume would have gone on from them).");
        err.flush();
        folder.clear();
      }
      return folder.fromTheStart();
    }
  },

  /** It is kept, and goes on where an interrupted command stopped. */
  TAKES_UP_WORK {
    @Override
    Checkpoints checkpoints(CheckpointFolder folder, PrintWriter err) {
      if (folder.isEmpty()) {
        err.println("Nothing to resume in the output folder: starting from the beginning.");
        err.flush();
      }
      return folder;
    }
  };

  /** Where checkpoints go, told on {@code err} where that may surprise. */
  abstract Checkpoints checkpoints(CheckpointFolder folder, PrintWriter err);
}
