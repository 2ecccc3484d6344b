package dev.crossentropy.data.idx;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Reads an IDX file item by item or whole, gzipped or not.
 *
 * <p>It is strict: the file must hold exactly what its header promises. An ordinary file is
 * measured before the first item is read; a gzip file, whose content has no trustworthy size, is
 * bounded by what DEFLATE can pack into it and read in pieces, so that memory follows the data and
 * not the promise.
 */
public final class IdxReader implements Closeable {

  /** First allocation of {@link #readAll}; doubled as the data arrive. */
  private static final int FIRST_PIECE_BYTES = 1 << 20;

  /** The largest array that HotSpot grants. */
  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

  private final UnpackedStream in;
  private final IdxHeader header;

  private IdxReader(UnpackedStream in) throws IOException {
    this.in = in;
    this.header = IdxHeaderParser.parse(in);
  }

  public static IdxReader open(Path file) throws IOException {
    return over(UnpackedStream.open(file));
  }

  /** Reads a stream of unknown length; {@code name} stands for it in messages. */
  public static IdxReader open(String name, InputStream stream) throws IOException {
    return over(UnpackedStream.open(name, stream, UnpackedStream.UNKNOWN_SIZE));
  }

  private static IdxReader over(UnpackedStream in) throws IOException {
    try {
      return new IdxReader(in);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  public String name() {
    return in.name();
  }

  public IdxHeader header() {
    return header;
  }

  /** Requires unsigned bytes in two or more dimensions: items × height × width, say. */
  public IdxReader requireImages() throws MalformedFileException {
    if (header.type() != IdxType.UBYTE) {
      throw wrongKind(2, header.type().toString(), IdxType.UBYTE.toString());
    }
    if (header.rank() < 2) {
      throw wrongKind(3, "1 dimension: labels", "at least 2 dimensions: images");
    }
    if (header.itemBytes() > LARGEST_ARRAY) {
      throw wrongKind(8, "images of " + header.itemBytes() + " bytes", "at most " + LARGEST_ARRAY);
    }
    return this;
  }

  /** Requires one dimension of unsigned bytes. */
  public IdxReader requireLabels() throws MalformedFileException {
    if (header.type() != IdxType.UBYTE) {
      throw wrongKind(2, header.type().toString(), IdxType.UBYTE.toString());
    }
    if (header.rank() != 1) {
      throw wrongKind(3, header.rank() + " dimensions: images", "1 dimension: labels");
    }
    return this;
  }

  /** Requires of these labels as many as there are images. */
  public void requireOneLabelPerImage(IdxReader images) throws MalformedFileException {
    if (header.items() != images.header.items()) {
      throw new MalformedFileException(
          name(),
          Integer.BYTES,
          header.items() + " labels",
          images.header.items() + ", one for each image in " + images.name(),
          "take both files from the same dataset");
    }
  }

  /** Fills {@code target} with the next bytes of the payload, all of it or an exception. */
  public void read(byte[] target) throws IOException {
    read(target, 0, target.length);
  }

  private void read(byte[] target, int from, int length) throws IOException {
    if (in.readFully(target, from, length) < length) {
      throw truncated();
    }
  }

  /** The whole payload, and the certainty that nothing follows it. */
  public byte[] readAll() throws IOException {
    long promised = header.payloadBytes();
    if (promised > LARGEST_ARRAY) {
      throw new MalformedFileException(
          name(),
          Integer.BYTES,
          header.shape() + " values of type " + header.type(),
          "at most " + LARGEST_ARRAY + " bytes",
          "split the file");
    }
    byte[] payload = new byte[(int) Math.min(promised, FIRST_PIECE_BYTES)];
    read(payload, 0, payload.length);
    while (payload.length < promised) {
      int filled = payload.length;
      payload = Arrays.copyOf(payload, (int) Math.min(promised, 2L * filled));
      read(payload, filled, payload.length - filled);
    }
    requireEnd();
    return payload;
  }

  /** Requires that the content ends here, which also makes gzip check its own checksum. */
  public void requireEnd() throws IOException {
    if (in.readFully(new byte[1], 0, 1) > 0) {
      throw trailing(name(), header, "more data");
    }
  }

  static MalformedFileException trailing(String name, IdxHeader header, String surplus) {
    return new MalformedFileException(
        name,
        header.headerBytes() + header.payloadBytes(),
        surplus + " after the last value",
        "the end of the file after " + header.shape() + " values",
        "the header and the data do not belong together: copy or download the file again");
  }

  private MalformedFileException truncated() {
    return new MalformedFileException(
        name(),
        in.offset(),
        "the end of the file",
        header.payloadBytes() + " bytes after the header (" + header.shape() + ")",
        "the file is cut off: copy or download it again");
  }

  private MalformedFileException wrongKind(long offset, String found, String expected) {
    return new MalformedFileException(
        name(), offset, found, expected, "check that images and labels are not mixed up");
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
