package dev.crossentropy.training.execution;

import dev.crossentropy.training.EpochResult;
import dev.crossentropy.training.Run;
import dev.crossentropy.training.RunOutcome;
import java.util.List;

/** Hears how training goes; called from the training threads. */
public interface TrainingProgress {

  TrainingProgress SILENT = new TrainingProgress() {};

  /**
   * A step was taken.
   *
   * @param examples in its mini-batch
   * @param loss of the mini-batch, the trained loss's own value
   */
  default void batchFinished(Run run, int examples, double loss) {}

  default void epochFinished(Run run, EpochResult epoch) {}

  /**
   * A run goes on where a checkpoint left it.
   *
   * @param epochs that it has finished before
   * @param examples seen in them
   */
  default void resumed(Run run, int epochs, long examples) {}

  /** These runs need not be trained: an earlier command has. */
  default void kept(List<Run> runs) {}

  /** A run has ended, possibly before the last of its epochs. */
  default void runFinished(Run run, RunOutcome outcome) {}
}
