package dev.crossentropy.owndata;

import dev.crossentropy.cli.console.Terminal;
import dev.crossentropy.data.table.file.LoadProgress;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar of reading a file on standard error; nothing where that is no terminal. */
final class ConsoleLoad implements LoadProgress, AutoCloseable {

  private static final int UPDATE_MILLIS = 200;
  private static final long MEGABYTE = 1_000_000;

  private @Nullable ProgressBar bar;

  @Override
  public void read(long done, long total) {
    if (bar == null && Terminal.isInteractive()) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("Reading")
              .setInitialMax(total)
              .setUnit(" MB", MEGABYTE)
              .setUpdateIntervalMillis(UPDATE_MILLIS)
              .setStyle(ProgressBarStyle.ASCII)
              .setConsumer(new ConsoleProgressBarConsumer(System.err, Terminal.columns() - 1))
              .build();
    }
    if (bar != null) {
      bar.stepTo(done);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
