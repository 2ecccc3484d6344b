package dev.crossentropy.data.csv;

/** Hears how far reading a file is. */
@FunctionalInterface
public interface LoadProgress {

  LoadProgress SILENT = (done, total) -> {};

  /**
   * @param done bytes read so far, over both passes
   * @param total bytes to read in both passes
   */
  void read(long done, long total);
}
