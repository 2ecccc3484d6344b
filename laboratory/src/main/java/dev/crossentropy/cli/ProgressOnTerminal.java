package dev.crossentropy.cli;

import dev.crossentropy.training.Run;
import java.io.PrintWriter;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar that counts examples over all runs: speed, time left and the last loss. */
final class ProgressOnTerminal extends ConsoleProgress {

  /** Often enough to look alive, seldom enough to cost nothing. */
  private static final int UPDATE_MILLIS = 200;

  private final ProgressBar bar;
  private final AtomicBoolean started = new AtomicBoolean();

  ProgressOnTerminal(PrintWriter err, long examples) {
    super(err);
    bar =
        new ProgressBarBuilder()
            .setTaskName("Training")
            .setInitialMax(examples)
            .setUnit(" ex", 1)
            .showSpeed(new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
            .setUpdateIntervalMillis(UPDATE_MILLIS)
            .setStyle(ProgressBarStyle.ASCII)
            .setConsumer(new ConsoleProgressBarConsumer(System.err, Terminal.COLUMNS))
            .build();
    bar.pause(); // Loading data tells nothing about the speed of training.
  }

  @Override
  public void batchFinished(Run run, int examples, double loss) {
    if (started.compareAndSet(false, true)) {
      bar.resume();
    }
    bar.stepBy(examples);
    bar.setExtraMessage(String.format(Locale.ROOT, " loss %.3f", loss));
  }

  /** Over the bar, which is drawn again below. */
  @Override
  void tell(String line) {
    super.tell("\r" + line + " ".repeat(Math.max(0, Terminal.COLUMNS - line.length())));
  }

  @Override
  void skip(long examples) {
    bar.maxHint(bar.getMax() - examples);
  }

  @Override
  public void close() {
    bar.close();
  }
}
