package dev.crossentropy.data.images;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipException;

/**
 * Reads one IDX file and refuses what it cannot hold. An ordinary file is measured before the first
 * value is read; a gzip file, whose content has no trustworthy size, is bounded by what DEFLATE can
 * pack into it and read in pieces, so that memory follows the data and not the promise.
 */
final class IdxReader {

  /** First allocation for the values; doubled as the data arrive. */
  private static final int FIRST_PIECE_BYTES = 1 << 20;

  /** The largest array that HotSpot grants. */
  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

  /**
   * DEFLATE cannot shrink data by more than 1032:1 (zlib, "Technical Details": a match of 258 bytes
   * costs at least two bits).
   */
  private static final long LARGEST_DEFLATE_RATIO = 1032;

  private static final int UNSIGNED_BYTES = 0x08;
  private static final String FETCH_AGAIN = "copy or download the file again";

  private final String name;
  private final boolean packed;
  private final long size;
  private long offset;

  IdxReader(String name, boolean packed, long size) {
    this.name = name;
    this.packed = packed;
    this.size = size;
  }

  IdxFile read(InputStream in) throws IOException {
    byte[] magic = magic(in);
    if (magic[2] != UNSIGNED_BYTES) {
      throw malformed(
          2,
          "type byte 0x%02X".formatted(magic[2]),
          "0x08 (unsigned bytes)",
          "check that this is an IDX file of grey pixels or labels");
    }
    List<Integer> dimensions = dimensions(in, Byte.toUnsignedInt(magic[3]));
    IdxFile header = new IdxFile(name, dimensions, new byte[0]);
    long promised = requireRoom(header);
    byte[] values = values(in, header, (int) promised);
    if (fill(in, new byte[1], 0, 1) > 0) {
      throw trailing(header, "more data");
    }
    return new IdxFile(name, dimensions, values);
  }

  private byte[] magic(InputStream in) throws IOException {
    byte[] magic = new byte[Integer.BYTES];
    int read = fill(in, magic, 0, magic.length);
    if (read == 0) {
      throw malformed(0, "an empty file", "an IDX header", FETCH_AGAIN);
    }
    if (read < magic.length) {
      throw endOfFile("the four bytes of an IDX magic number");
    }
    if (magic[0] != 0 || magic[1] != 0) {
      throw notIdx(magic);
    }
    return magic;
  }

  private MalformedFileException notIdx(byte[] start) {
    String text = new String(start, StandardCharsets.ISO_8859_1).stripLeading();
    if (text.startsWith("<")) {
      return malformed(
          0,
          "an HTML or XML page",
          "an IDX file, gzipped or not",
          "it is probably the error page of a server or proxy: delete it and download the file"
              + " again");
    }
    if (text.startsWith("PK")) {
      return malformed(
          0, "a ZIP archive", "an IDX file, gzipped or not", "unpack the archive first");
    }
    return malformed(
        0,
        "0x%08X".formatted(ByteBuffer.wrap(start).getInt()),
        "a magic number that starts with two zero bytes, such as 0x00000803 for images and"
            + " 0x00000801 for labels",
        "check that this is an IDX file");
  }

  private List<Integer> dimensions(InputStream in, int rank) throws IOException {
    if (rank == 0) {
      throw malformed(3, "0 dimensions", "at least 1", "check that this is an IDX file");
    }
    List<Integer> dimensions = new ArrayList<>(rank);
    for (int d = 1; d <= rank; d++) {
      byte[] bytes = new byte[Integer.BYTES];
      if (fill(in, bytes, 0, bytes.length) < bytes.length) {
        throw endOfFile("dimension %d of the header".formatted(d));
      }
      int dimension = ByteBuffer.wrap(bytes).getInt();
      if (dimension <= 0) {
        throw malformed(
            offset - Integer.BYTES,
            "dimension %d = %d".formatted(d, Integer.toUnsignedLong(dimension)),
            "1 to " + Integer.MAX_VALUE,
            "the header is damaged or the file is empty: " + FETCH_AGAIN);
      }
      dimensions.add(dimension);
    }
    return dimensions;
  }

  /** The number of values, if the file can hold them. */
  private long requireRoom(IdxFile header) throws MalformedFileException {
    long promised = 1;
    for (int dimension : header.dimensions()) {
      promised *= dimension;
      if (promised > LARGEST_ARRAY) {
        throw oversized(header, "at most %d values".formatted(LARGEST_ARRAY));
      }
    }
    if (packed) {
      if (promised / LARGEST_DEFLATE_RATIO > size) {
        throw oversized(header, "no more than a gzip file of %d bytes can hold".formatted(size));
      }
      return promised;
    }
    long present = size - header.headerBytes();
    if (promised > present) {
      throw oversized(header, "%d values, as many bytes as follow it".formatted(present));
    }
    if (promised < present) {
      throw trailing(header, "%d bytes".formatted(present - promised));
    }
    return promised;
  }

  private byte[] values(InputStream in, IdxFile header, int promised) throws IOException {
    byte[] values = {};
    while (values.length < promised) {
      int filled = values.length;
      int next = (int) Math.min(promised, Math.max(FIRST_PIECE_BYTES, 2L * filled));
      values = Arrays.copyOf(values, next);
      if (fill(in, values, filled, next - filled) < next - filled) {
        throw malformed(
            offset,
            "the end of the file",
            "%d values after the header (%s)".formatted(promised, header.shape()),
            "the file is cut off: " + FETCH_AGAIN);
      }
    }
    return values;
  }

  private int fill(InputStream in, byte[] target, int from, int length) throws IOException {
    try {
      int read = in.readNBytes(target, from, length);
      offset += read;
      return read;
    } catch (EOFException e) {
      throw malformed(
          offset, "the end of a gzip file that was cut off", "more compressed data", FETCH_AGAIN);
    } catch (ZipException e) {
      throw malformed(
          offset,
          "damaged gzip data (" + e.getMessage() + ")",
          "intact compressed data",
          FETCH_AGAIN);
    }
  }

  private MalformedFileException oversized(IdxFile header, String expected) {
    return malformed(
        Integer.BYTES,
        "a header that promises " + header.shape() + " values",
        expected,
        "the file is cut off or its header is damaged: " + FETCH_AGAIN);
  }

  private MalformedFileException trailing(IdxFile header, String surplus) {
    return malformed(
        offset,
        surplus + " after the last value",
        "the end of the file after " + header.shape() + " values",
        "the header and the data do not belong together: " + FETCH_AGAIN);
  }

  private MalformedFileException endOfFile(String expected) {
    return malformed(offset, "the end of the file", expected, FETCH_AGAIN);
  }

  private MalformedFileException malformed(long at, String found, String expected, String advice) {
    return new MalformedFileException(name, at, found, expected, advice);
  }
}
