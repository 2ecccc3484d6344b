package dev.crossentropy.cli;

import dev.crossentropy.data.download.DownloadProgress;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * Tells on standard error how a download goes: a line that grows on a terminal, notes elsewhere.
 */
public final class ConsoleDownload implements DownloadProgress {

  private static final double MEGABYTE = 1e6;

  private final PrintWriter err;

  public ConsoleDownload(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void received(String file, long bytes, long total) {
    if (!Terminal.isInteractive()) {
      return;
    }
    String size = total == UNKNOWN ? "" : String.format(Locale.ROOT, " of %.1f", total / MEGABYTE);
    err.printf(Locale.ROOT, "\r%s: %.1f%s MB ", file, bytes / MEGABYTE, size);
    if (bytes == total) {
      err.println();
    }
    err.flush();
  }

  @Override
  public void note(String message) {
    err.println(message);
    err.flush();
  }
}
