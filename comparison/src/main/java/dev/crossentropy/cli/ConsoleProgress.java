package dev.crossentropy.cli;

import dev.crossentropy.comparison.Comparison;
import dev.crossentropy.experiment.Run;
import dev.crossentropy.experiment.TrainingProgress;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * A progress bar on standard error, counting examples over all runs: speed, time left and the last
 * loss. Nothing where standard error is no terminal.
 */
final class ConsoleProgress implements TrainingProgress, AutoCloseable {

  private static final int WIDTH = 79;
  private static final int UPDATE_MILLIS = 200;

  private final @Nullable ProgressBar bar;

  private ConsoleProgress(@Nullable ProgressBar bar) {
    this.bar = bar;
  }

  static ConsoleProgress start(Comparison comparison) {
    if (!Terminal.isInteractive()) {
      return new ConsoleProgress(null);
    }
    return new ConsoleProgress(
        new ProgressBarBuilder()
            .setTaskName("Training")
            .setInitialMax(comparison.examplesToTrain())
            .setUnit(" ex", 1)
            .showSpeed()
            .setUpdateIntervalMillis(UPDATE_MILLIS)
            .setStyle(ProgressBarStyle.ASCII)
            .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
            .build());
  }

  @Override
  public void batchFinished(Run run, int examples, double loss) {
    if (bar != null) {
      bar.stepBy(examples);
      bar.setExtraMessage(String.format(Locale.ROOT, "loss %.3f", loss));
    }
  }

  @Override
  public void resumed(Run run, long examples) {
    if (bar != null) {
      bar.stepBy(examples);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
