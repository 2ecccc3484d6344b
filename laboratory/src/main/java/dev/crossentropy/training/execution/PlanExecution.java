package dev.crossentropy.training.execution;

import dev.crossentropy.training.EpochResult;
import dev.crossentropy.training.Run;
import dev.crossentropy.training.TrainedRun;
import dev.crossentropy.training.checkpoint.KeptRuns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Trains those of the runs that are not kept yet, and keeps each as it ends. */
public final class PlanExecution implements RunListener {

  private final List<Run> runs;
  private final KeptRuns kept;
  private final RunExecutor executor;
  private final TrainingProgress progress;
  private final Map<String, TrainedRun> trained = new HashMap<>();
  private @Nullable Throwable failure;

  /**
   * @param kept where finished runs are, and go
   */
  public PlanExecution(
      List<Run> runs, KeptRuns kept, RunExecutor executor, TrainingProgress progress) {
    this.runs = runs;
    this.kept = kept;
    this.executor = executor;
    this.progress = progress;
  }

  /**
   * Results in the order of the runs. The first failure of a run ends all: what fails once, as a
   * rule fails again.
   */
  public List<TrainedRun> train() {
    List<Run> open = new ArrayList<>();
    for (Run run : runs) {
      kept.finished(run).ifPresentOrElse(known -> remember(run, known), () -> open.add(run));
    }
    progress.kept(runs.stream().filter(run -> trained.containsKey(run.key())).toList());
    if (!open.isEmpty()) {
      executor.execute(open, this);
    }
    throwFailure();
    return runs.stream().map(run -> trained.get(run.key())).toList();
  }

  private synchronized void throwFailure() {
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
    if (failure != null) {
      throw new IllegalStateException(failure);
    }
  }

  @Override
  public synchronized void finished(Run run, TrainedRun result) {
    if (failure == null) {
      try {
        kept.keep(run, result);
      } catch (RuntimeException e) {
        failed(run, e);
        return;
      }
      remember(run, result);
      progress.runFinished(run, result.outcome());
    }
  }

  /** One model of each loss and rate is enough; a thousand would fill the memory. */
  private void remember(Run run, TrainedRun result) {
    boolean isFirst =
        runs.stream()
            .filter(other -> other.isRepetitionOf(run))
            .map(other -> trained.get(other.key()))
            .noneMatch(other -> other != null && other.model().length > 0);
    trained.put(run.key(), isFirst || run.seed() == 1 ? result : result.withoutModel());
  }

  @Override
  public synchronized void failed(Run run, Throwable cause) {
    if (failure == null) {
      failure = cause;
      // Not here: this may be a thread that closing waits for.
      Thread closing = new Thread(executor::close, "cancellation");
      closing.setDaemon(true);
      closing.start();
    }
  }

  @Override
  public void batchFinished(Run run, int examples, double loss) {
    progress.batchFinished(run, examples, loss);
  }

  @Override
  public void epochFinished(Run run, EpochResult epoch) {
    progress.epochFinished(run, epoch);
  }

  @Override
  public void resumed(Run run, int epochs, long examples) {
    progress.resumed(run, epochs, examples);
  }
}
