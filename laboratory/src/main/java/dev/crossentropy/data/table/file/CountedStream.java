package dev.crossentropy.data.table.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells how much of a stream has been read. */
final class CountedStream extends FilterInputStream {

  private final long total;
  private final LoadProgress progress;
  private long done;

  /**
   * @param before bytes read by then
   * @param total bytes at the end of all
   */
  CountedStream(InputStream stream, long before, long total, LoadProgress progress) {
    super(stream);
    this.done = before;
    this.total = total;
    this.progress = progress;
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    return counted(next < 0 ? -1 : 1) < 0 ? -1 : next;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    return counted(super.read(target, offset, length));
  }

  private int counted(int bytes) {
    if (bytes > 0) {
      done += bytes;
      progress.read(done, total);
    }
    return bytes;
  }
}
