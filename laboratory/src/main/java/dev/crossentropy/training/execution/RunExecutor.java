package dev.crossentropy.training.execution;

import dev.crossentropy.training.Run;
import java.util.List;

/**
 * Trains runs somewhere: on threads of this process, or on other machines. Wherever that is, equal
 * runs give equal results.
 */
public interface RunExecutor extends AutoCloseable {

  /**
   * Trains the runs in any order, and returns when {@code listener} has heard of each, or after
   * {@link #close}. Divergence and failure are values: the other runs go on.
   */
  void execute(List<Run> runs, RunListener listener);

  /** Cancels what is being trained, and returns when nothing is. */
  @Override
  void close();
}
