package dev.crossentropy.training.execution;

import dev.crossentropy.runtime.NativeRuntime;
import dev.crossentropy.training.Run;
import dev.crossentropy.training.TrainedRun;
import dev.crossentropy.training.checkpoint.Checkpoints;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Trains independent runs side by side, each on one native thread. That beats one run after the
 * other with all threads inside each matrix product, and keeps results independent of the number of
 * workers.
 */
public final class LocalThreads implements RunExecutor {

  /** A step of a network that a CPU can train takes less. */
  private static final int SECONDS_TO_STOP = 30;

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final ExecutorService pool;
  private final Checkpoints checkpoints;

  public LocalThreads(int threads, Checkpoints checkpoints) {
    this.pool = Executors.newFixedThreadPool(threads, LocalThreads::daemon);
    this.checkpoints = checkpoints;
  }

  @Override
  public void execute(List<Run> runs, RunListener listener) {
    // Loads ND4J before two threads do so at once. This thread measures what the others trained,
    // and measurements, too, must not depend on the number of cores.
    NativeRuntime.useOneThread();
    runs.forEach(run -> pool.execute(() -> train(run, listener)));
    pool.shutdown();
    try {
      pool.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while training");
    }
  }

  private void train(Run run, RunListener listener) {
    NativeRuntime.useOneThread();
    TrainedRun trained;
    try {
      trained = new Trainer(listener, checkpoints).train(run);
    } catch (CancellationException e) {
      return; // Whoever cancelled knows.
    } catch (Throwable e) { // An error of one run is that run's failure, memory used up included.
      listener.failed(run, e);
      return;
    }
    listener.finished(run, trained);
  }

  @Override
  public void close() {
    pool.shutdownNow();
    try {
      pool.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "training-" + COUNT.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }
}
