package dev.crossentropy.cli.console;

import dev.crossentropy.training.Divergence;
import dev.crossentropy.training.Experiment;
import dev.crossentropy.training.Run;
import dev.crossentropy.training.RunOutcome;
import dev.crossentropy.training.RunResult;
import dev.crossentropy.training.execution.TrainingProgress;
import java.io.PrintWriter;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * How training goes, on standard error: the examples seen over all runs, speed, time left and the
 * last loss. On a terminal it is a bar that moves, in a log a line every few seconds.
 */
public final class ConsoleProgress implements TrainingProgress, AutoCloseable {

  /** On a terminal: often enough to look alive, seldom enough to cost nothing. */
  private static final Duration SHORT = Duration.ofMillis(200);

  /** In a log: soon enough to show life, seldom enough for an hour to stay readable. */
  private static final Duration LONG = Duration.ofSeconds(10);

  private final PrintWriter err;
  private final Workload work;
  private final boolean moves;
  private final ProgressBar bar;
  private final AtomicBoolean started = new AtomicBoolean();
  private final long start = System.nanoTime();

  private ConsoleProgress(
      PrintWriter err, Workload work, boolean moves, Duration interval, ProgressBarConsumer out) {
    this.err = err;
    this.work = work;
    this.moves = moves;
    bar =
        new ProgressBarBuilder()
            .setTaskName("Training")
            .setInitialMax(work.examples())
            .setUnit(" ex", 1)
            .showSpeed(new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
            .setUpdateIntervalMillis((int) interval.toMillis())
            .setStyle(ProgressBarStyle.ASCII)
            .setConsumer(out)
            .build();
    bar.pause(); // loading data tells nothing about the speed of training
  }

  /**
   * What is to be trained at most.
   *
   * @param epochs of each run
   * @param perEpoch examples that an epoch trains on
   */
  public record Workload(int runs, int epochs, long perEpoch) {

    public static Workload of(List<Run> runs) {
      Experiment experiment = runs.get(0).experiment();
      return new Workload(
          runs.size(),
          experiment.training().epochs(),
          experiment.examples(1).train().numExamples());
    }

    long examples() {
      return (long) runs * epochs * perEpoch;
    }
  }

  public static ConsoleProgress start(PrintWriter err, Workload work) {
    return Terminal.isInteractive()
        ? new ConsoleProgress(
            err,
            work,
            true,
            SHORT,
            // one column less, since some terminals begin the next line as soon as one is full
            new ConsoleProgressBarConsumer(System.err, Terminal.columns() - 1))
        : inLog(err, work, LONG);
  }

  static ConsoleProgress inLog(PrintWriter err, Workload work, Duration interval) {
    return new ConsoleProgress(
        err,
        work,
        false,
        interval,
        new DelegatingProgressBarConsumer(new LogLines(err)::print, Terminal.columns()));
  }

  /** The bar draws itself at its start and twice at its end, too; a log wants what lies between. */
  private record LogLines(PrintWriter err) {

    void print(String line) {
      if (!line.contains("  0% ") && !line.contains(" 100% ")) {
        err.println(line);
        err.flush();
      }
    }
  }

  @Override
  public void batchFinished(Run run, int examples, double loss) {
    if (started.compareAndSet(false, true)) {
      bar.resume();
    }
    bar.stepBy(examples);
    bar.setExtraMessage(String.format(Locale.ROOT, " loss %.3f", loss));
  }

  @Override
  public void kept(List<Run> runs) {
    if (!runs.isEmpty()) {
      skip(runs.size() * work.epochs());
      tell("%d of %d runs were trained before".formatted(runs.size(), work.runs()));
    }
  }

  /** Early stopping and divergence leave epochs out. */
  @Override
  public void runFinished(Run run, RunOutcome outcome) {
    if (outcome instanceof RunResult result) {
      skip(work.epochs() - result.epochs().size());
    } else if (outcome instanceof Divergence diverged) {
      skip(work.epochs() - diverged.epoch());
      tell(
          "%s diverged in epoch %d, batch %d"
              .formatted(run.label(), diverged.epoch(), diverged.batch()));
    }
  }

  /** These epochs need not be trained: they count neither as work nor for the speed. */
  private void skip(int epochs) {
    bar.maxHint(bar.getMax() - epochs * work.perEpoch());
  }

  @Override
  public void resumed(Run run, int epochs, long examples) {
    skip(epochs);
    tell(
        String.format(
            Locale.ROOT,
            "%s: resumed after epoch %d of %d",
            run.label(),
            epochs,
            run.experiment().training().epochs()));
  }

  /** On a terminal over the bar, which is drawn again below. */
  private void tell(String line) {
    err.println(
        moves
            ? "\r" + line + " ".repeat(Math.max(0, Terminal.columns() - 1 - line.length()))
            : line);
    err.flush();
  }

  @Override
  public void close() {
    bar.close();
    if (!started.get()) {
      return; // what went wrong is told by who caught it
    }
    long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
    err.printf(
        Locale.ROOT,
        "Trained in %s.%n",
        seconds < 60 ? seconds + " s" : "%d min %d s".formatted(seconds / 60, seconds % 60));
    err.flush();
  }
}
