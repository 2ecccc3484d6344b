package dev.crossentropy.data.idx;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file's content, unpacked if it is gzip, with the offset of the next byte. Gzip is told by its
 * first two bytes, never by the name: browsers and mirrors unpack files without renaming them.
 */
final class UnpackedStream implements Closeable {

  static final long UNKNOWN_SIZE = -1;

  private static final int BUFFER_BYTES = 1 << 16;

  private static final String FETCH_AGAIN = "copy or download the file again";

  private final String name;
  private final InputStream in;
  private final boolean packed;
  private final long storedBytes;
  private long offset;

  private UnpackedStream(String name, InputStream in, boolean packed, long storedBytes) {
    this.name = name;
    this.in = in;
    this.packed = packed;
    this.storedBytes = storedBytes;
  }

  static UnpackedStream open(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new MalformedFileException(
          file.toString(), 0, "a folder", "an IDX file", "name the file inside it");
    }
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString(), null, "there is no such file");
    }
    return open(file.toString(), Files.newInputStream(file), Files.size(file));
  }

  /**
   * Takes {@code stored} over: it is closed with this stream, or at once when this method fails.
   */
  static UnpackedStream open(String name, InputStream stored, long storedBytes) throws IOException {
    try {
      BufferedInputStream buffered = new BufferedInputStream(stored, BUFFER_BYTES);
      buffered.mark(2);
      boolean packed = buffered.read() == 0x1F && buffered.read() == 0x8B;
      buffered.reset();
      InputStream in = packed ? new GZIPInputStream(buffered, BUFFER_BYTES) : buffered;
      return new UnpackedStream(name, in, packed, storedBytes);
    } catch (EOFException | ZipException e) {
      stored.close();
      throw new MalformedFileException(
          name, 0, "a damaged gzip header", "a gzip file or an IDX file", FETCH_AGAIN, e);
    } catch (IOException | RuntimeException e) {
      stored.close();
      throw e;
    }
  }

  /** Reads until {@code target} is full or the content ends; returns the number of bytes read. */
  int readFully(byte[] target, int from, int length) throws IOException {
    try {
      int read = in.readNBytes(target, from, length);
      offset += read;
      return read;
    } catch (EOFException e) {
      throw new MalformedFileException(
          name,
          offset,
          "the end of a gzip file that was cut off",
          "more compressed data",
          FETCH_AGAIN,
          e);
    } catch (ZipException e) {
      throw new MalformedFileException(
          name,
          offset,
          "damaged gzip data (" + e.getMessage() + ")",
          "intact compressed data",
          FETCH_AGAIN,
          e);
    }
  }

  String name() {
    return name;
  }

  long offset() {
    return offset;
  }

  boolean packed() {
    return packed;
  }

  /** The size of the file as stored, or {@link #UNKNOWN_SIZE}. */
  long storedBytes() {
    return storedBytes;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
