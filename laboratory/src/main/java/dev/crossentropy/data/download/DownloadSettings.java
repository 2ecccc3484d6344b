package dev.crossentropy.data.download;

import java.time.Duration;

/**
 * How patient a download is.
 *
 * @param connectTimeout for a connection to a mirror
 * @param stallTimeout for the first answer, and the longest time that may bring fewer than {@code
 *     leastBytesPerStall} bytes
 * @param leastBytesPerStall keeps a mirror that drips single bytes from holding the user for hours
 * @param rounds how often all mirrors are tried
 * @param backOff the pause after the first round, doubled after each further one
 * @param largestFile a file that grows beyond this many bytes is not the one asked for
 */
public record DownloadSettings(
    Duration connectTimeout,
    Duration stallTimeout,
    long leastBytesPerStall,
    int rounds,
    Duration backOff,
    long largestFile) {

  /**
   * For files of tens of megabytes over home connections: 16 KiB in 30 s is slower than a modem,
   * and the largest file of the MNIST family has 26 MB.
   */
  public static final DownloadSettings DEFAULTS =
      new DownloadSettings(
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          16 * 1024,
          3,
          Duration.ofSeconds(1),
          256L * 1024 * 1024);
}
