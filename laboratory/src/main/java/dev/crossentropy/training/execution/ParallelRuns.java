package dev.crossentropy.training.execution;

import dev.crossentropy.runtime.NativeRuntime;
import dev.crossentropy.training.Run;
import dev.crossentropy.training.TrainedRun;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Trains independent runs side by side, each on one native thread. That beats one run after the
 * other with all threads inside each matrix product, and keeps results independent of the number of
 * workers.
 */
public final class ParallelRuns {

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final int workers;
  private final Trainer trainer;

  public ParallelRuns(int workers, Trainer trainer) {
    this.workers = workers;
    this.trainer = trainer;
  }

  /** Results in the order of the runs; the first failure ends all of them. */
  public List<TrainedRun> train(List<Run> runs) {
    // Loads ND4J before two threads do so at once. This thread measures what the others trained,
    // and measurements, too, must not depend on the number of cores.
    NativeRuntime.useOneThread();
    ExecutorService pool =
        Executors.newFixedThreadPool(Math.min(workers, runs.size()), ParallelRuns::daemon);
    try {
      CompletionService<TrainedRun> finished = new ExecutorCompletionService<>(pool);
      List<Future<TrainedRun>> futures = new ArrayList<>();
      for (Run run : runs) {
        futures.add(finished.submit(() -> train(run)));
      }
      for (int i = 0; i < runs.size(); i++) {
        result(finished.take());
      }
      return futures.stream().map(ParallelRuns::result).toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while training", e);
    } finally {
      pool.shutdownNow();
    }
  }

  private TrainedRun train(Run run) {
    NativeRuntime.useOneThread();
    return trainer.train(run);
  }

  private static TrainedRun result(Future<TrainedRun> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while training", e);
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "training-" + COUNT.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }
}
