package dev.crossentropy.data.idx;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads a header and refuses what the rest of the file cannot keep. */
final class IdxHeaderParser {

  /**
   * DEFLATE cannot shrink data by more than 1032:1 (zlib, "Technical Details": a match of 258 bytes
   * costs at least two bits), which bounds what a gzip file can hold before it is unpacked.
   */
  private static final long LARGEST_DEFLATE_RATIO = 1032;

  private final UnpackedStream in;

  private IdxHeaderParser(UnpackedStream in) {
    this.in = in;
  }

  static IdxHeader parse(UnpackedStream in) throws IOException {
    IdxHeaderParser parser = new IdxHeaderParser(in);
    IdxHeader header = parser.header();
    parser.requireRoomFor(header);
    return header;
  }

  private IdxHeader header() throws IOException {
    byte[] magic = magic();
    IdxType type =
        IdxType.ofCode(magic[2])
            .orElseThrow(
                () ->
                    malformed(
                        2,
                        "type byte 0x%02X".formatted(magic[2]),
                        "0x08 (ubyte), 0x09 (byte), 0x0B (short), 0x0C (int), 0x0D (float) or 0x0E"
                            + " (double)",
                        "check that this is an IDX file"));
    int rank = Byte.toUnsignedInt(magic[3]);
    if (rank == 0) {
      throw malformed(3, "0 dimensions", "at least 1", "check that this is an IDX file");
    }
    List<Long> dimensions = new ArrayList<>(rank);
    for (int d = 0; d < rank; d++) {
      dimensions.add(dimension(d));
    }
    return new IdxHeader(type, dimensions);
  }

  private byte[] magic() throws IOException {
    byte[] magic = new byte[Integer.BYTES];
    int read = in.readFully(magic, 0, magic.length);
    if (read == 0) {
      throw malformed(0, "an empty file", "an IDX header", "copy or download the file again");
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

  private long dimension(int index) throws IOException {
    byte[] bytes = new byte[Integer.BYTES];
    if (in.readFully(bytes, 0, bytes.length) < bytes.length) {
      throw endOfFile("dimension " + (index + 1) + " of the header");
    }
    long dimension = Integer.toUnsignedLong(ByteBuffer.wrap(bytes).getInt());
    if (dimension == 0) {
      throw malformed(
          in.offset() - Integer.BYTES,
          "dimension " + (index + 1) + " = 0",
          "at least 1",
          "a file without data cannot be used");
    }
    return dimension;
  }

  private void requireRoomFor(IdxHeader header) throws MalformedFileException {
    long stored = in.storedBytes();
    if (stored == UnpackedStream.UNKNOWN_SIZE) {
      return;
    }
    long promised = header.payloadBytes();
    if (in.packed()) {
      if (promised / LARGEST_DEFLATE_RATIO > stored) {
        throw oversized(header, "a gzip file of " + stored + " bytes, which cannot hold that");
      }
      return;
    }
    long present = stored - header.headerBytes();
    if (promised > present) {
      throw oversized(header, present + " bytes after the header");
    }
    if (promised < present) {
      long surplus = present - promised;
      throw IdxReader.trailing(in.name(), header, surplus + (surplus == 1 ? " byte" : " bytes"));
    }
  }

  private MalformedFileException oversized(IdxHeader header, String present) {
    return malformed(
        Integer.BYTES,
        "a header that promises "
            + header.shape()
            + " values of type "
            + header.type()
            + " and "
            + present,
        header.payloadBytes() == Long.MAX_VALUE
            ? "dimensions that a file can hold"
            : header.payloadBytes() + " bytes after the header",
        "the file is cut off or its header is damaged: copy or download it again");
  }

  private MalformedFileException endOfFile(String expected) {
    return malformed(
        in.offset(), "the end of the file", expected, "copy or download the file again");
  }

  private MalformedFileException malformed(
      long offset, String found, String expected, String advice) {
    return new MalformedFileException(in.name(), offset, found, expected, advice);
  }
}
