package dev.crossentropy.data.table.file;

/** Hears how far reading a file is. */
@FunctionalInterface
public interface LoadProgress {

  LoadProgress SILENT = (done, total) -> {};

  /**
   * @param done bytes read so far, over all passes
   * @param total bytes to read in all passes
   */
  void read(long done, long total);
}
