package dev.crossentropy.cli;

import dev.crossentropy.comparison.Comparison;
import dev.crossentropy.experiment.EpochResult;
import dev.crossentropy.experiment.Run;
import dev.crossentropy.experiment.TrainingProgress;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar on standard error, or nothing where standard error is no terminal. */
final class ConsoleProgress implements TrainingProgress, AutoCloseable {

  private static final int WIDTH = 79;
  private static final int UPDATE_MILLIS = 200;

  private final @Nullable ProgressBar bar;

  private ConsoleProgress(@Nullable ProgressBar bar) {
    this.bar = bar;
  }

  static ConsoleProgress start(Comparison comparison) {
    if (System.console() == null) {
      return new ConsoleProgress(null);
    }
    long epochs = (long) comparison.size() * comparison.experiment().training().epochs();
    return new ConsoleProgress(
        new ProgressBarBuilder()
            .setTaskName("Training")
            .setInitialMax(epochs)
            .setUnit(" epochs", 1)
            .setUpdateIntervalMillis(UPDATE_MILLIS)
            .setStyle(ProgressBarStyle.ASCII)
            .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
            .build());
  }

  @Override
  public void epochFinished(Run run, EpochResult epoch) {
    if (bar != null) {
      bar.setExtraMessage(String.format(Locale.ROOT, "loss %.4f", epoch.trainLoss()));
      bar.step();
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
