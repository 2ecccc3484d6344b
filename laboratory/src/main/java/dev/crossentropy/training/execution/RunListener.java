package dev.crossentropy.training.execution;

import dev.crossentropy.training.Run;
import dev.crossentropy.training.TrainedRun;

/** Hears what becomes of each run; called from whatever thread learns it. */
public interface RunListener extends TrainingProgress {

  /** A run was trained to its end, or diverged. */
  void finished(Run run, TrainedRun trained);

  /** A run could not be trained. */
  void failed(Run run, Throwable cause);
}
