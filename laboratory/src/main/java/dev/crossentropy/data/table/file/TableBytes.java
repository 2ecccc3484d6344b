package dev.crossentropy.data.table.file;

import dev.crossentropy.data.DataException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;

/** A regular file's bytes, unpacked where gzip packed them. */
final class TableBytes {

  private static final int BUFFER = 1 << 16;

  /** Enough for the first bytes of every known format. */
  private static final int START = 16;

  private TableBytes() {}

  /**
   * Opens the file for one pass.
   *
   * @param wrap put around the file as it is on the disk
   * @throws DataException naming what is no table
   */
  static InputStream open(String path, UnaryOperator<InputStream> wrap) throws IOException {
    Path file = regular(path);
    byte[] start;
    try (InputStream bytes = Files.newInputStream(file)) {
      start = bytes.readNBytes(START);
    }
    ForeignFormat.advice(start)
        .ifPresent(
            advice -> {
              throw new DataException(path + " " + advice);
            });
    InputStream bytes = wrap.apply(Files.newInputStream(file));
    boolean packed = start.length > 1 && (start[0] & 0xFF) == 0x1F && (start[1] & 0xFF) == 0x8B;
    return new BufferedInputStream(
        packed ? new Unpacked(bytes, Files.size(file), path) : bytes, BUFFER);
  }

  /** Bytes on the disk. */
  static long size(String path) throws IOException {
    return Files.size(regular(path));
  }

  private static Path regular(String path) {
    Path file = path(path);
    if (Files.isDirectory(file)) {
      throw new DataException(path + " is a folder: expected a CSV file");
    }
    if (!Files.exists(file)) {
      throw new DataException(
          "%s: no such file (looked for %s)".formatted(path, file.toAbsolutePath().normalize()));
    }
    if (!Files.isRegularFile(file)) {
      throw new DataException(
          path + " is a pipe or a device: expected a file on a disk, since it is read repeatedly");
    }
    if (!Files.isReadable(file)) {
      throw new DataException(path + " cannot be read: check its permissions");
    }
    return file;
  }

  private static Path path(String path) {
    if (path.isBlank()) {
      throw new DataException("the file's name is empty: expected the path of a CSV file");
    }
    try {
      return Path.of(path);
    } catch (InvalidPathException e) {
      throw new DataException("'%s' is no path: %s".formatted(path, e.getReason()), e);
    }
  }

  /** What gzip packed, unless it is a bomb. */
  private static final class Unpacked extends GZIPInputStream {

    /** Text of a table shrinks to a twentieth at best; a hundred times that is no table. */
    private static final long MOST_TIMES = 500;

    /** What is small is read whatever it is. */
    private static final long SMALL = 100_000_000;

    private final long limit;
    private final String path;
    private long done;

    Unpacked(InputStream packed, long size, String path) throws IOException {
      super(packed, BUFFER);
      limit = Math.max(SMALL, MOST_TIMES * size);
      this.path = path;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = super.read(target, offset, length);
      done += Math.max(0, count);
      if (done > limit) {
        throw new DataException(
            "%s unpacks to more than %d times its size: no table does; unpack it yourself if you trust it"
                .formatted(path, MOST_TIMES));
      }
      return count;
    }
  }
}
