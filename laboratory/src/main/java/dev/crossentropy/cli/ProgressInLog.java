package dev.crossentropy.cli;

import dev.crossentropy.training.Run;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * A line every few seconds, for logs: how much of the work of all runs is done, speed, the last
 * loss and the time left. A training that is shorter says nothing.
 */
final class ProgressInLog extends ConsoleProgress {

  /** Soon enough to show life, seldom enough for a training of an hour to stay readable. */
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private final LongSupplier nanoTime;
  private final long start;
  private long examples;
  private long done;
  private long lastLine;

  /**
   * @param nanoTime a clock such as {@link System#nanoTime}
   */
  ProgressInLog(PrintWriter err, long examples, LongSupplier nanoTime) {
    super(err);
    this.examples = examples;
    this.nanoTime = nanoTime;
    start = nanoTime.getAsLong();
    lastLine = start;
  }

  @Override
  public synchronized void batchFinished(Run run, int batch, double loss) {
    done += batch;
    long now = nanoTime.getAsLong();
    if (now - lastLine >= INTERVAL.toNanos()) {
      lastLine = now;
      tell(line(Duration.ofNanos(now - start).toMillis() / 1e3, loss));
    }
  }

  private String line(double seconds, double loss) {
    double speed = done / seconds;
    return String.format(
        Locale.ROOT,
        "Training: %d %% of %,d examples, %,.0f examples/s, loss %.4f, %s left",
        100 * done / examples,
        examples,
        speed,
        loss,
        words(Math.round((examples - done) / speed)));
  }

  private static String words(long seconds) {
    return seconds < 60 ? seconds + " s" : "%d min %d s".formatted(seconds / 60, seconds % 60);
  }

  @Override
  synchronized void skip(long count) {
    examples -= count;
  }
}
