package dev.crossentropy.data.images;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * An IDX file of unsigned bytes: two zero bytes, the type 0x08, the number of dimensions, each
 * dimension as an unsigned big-endian 32-bit integer, and the values. The first dimension counts
 * the items.
 *
 * <p>Example: {@code 00 00 08 03 00 00 EA 60 00 00 00 1C 00 00 00 1C} opens MNIST's 60,000 training
 * images of 28×28 pixels.
 *
 * <p>Source: Y. LeCun, C. Cortes, C. Burges, <i>The MNIST database of handwritten digits</i>, "the
 * IDX file format".
 *
 * @param name stands for the file in messages
 * @param values the payload, the last dimension fastest
 */
record IdxFile(String name, List<Integer> dimensions, byte[] values) {

  private static final int BUFFER_BYTES = 1 << 16;

  /**
   * Reads the file, gzipped or not; gzip is told by its first two bytes, never by the name, since
   * browsers and mirrors unpack files without renaming them.
   *
   * @throws MalformedFileException if it does not hold exactly what its header promises
   */
  static IdxFile read(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString(), null, "there is no such file");
    }
    if (!Files.isRegularFile(file)) {
      throw new MalformedFileException(
          file.toString(), 0, "no ordinary file", "an IDX file", "name the file itself");
    }
    return read(file.toString(), Files.newInputStream(file), Files.size(file));
  }

  /**
   * Reads and closes the stream.
   *
   * @param size of the file as it is stored, which bounds what its header may promise
   */
  static IdxFile read(String name, InputStream stored, long size) throws IOException {
    try (BufferedInputStream buffered = new BufferedInputStream(stored, BUFFER_BYTES)) {
      buffered.mark(2);
      boolean packed = buffered.read() == 0x1F && buffered.read() == 0x8B;
      buffered.reset();
      IdxReader reader = new IdxReader(name, packed, size);
      return reader.read(packed ? unpacked(name, buffered) : buffered);
    }
  }

  private static InputStream unpacked(String name, InputStream packed) throws IOException {
    try {
      return new GZIPInputStream(packed, BUFFER_BYTES);
    } catch (IOException e) {
      throw new MalformedFileException(
          name,
          0,
          "a damaged gzip header",
          "a gzip file or an IDX file",
          "copy or download the file again");
    }
  }

  int items() {
    return dimensions.get(0);
  }

  int headerBytes() {
    return header(dimensions).length;
  }

  /** The header as it stands in a file. */
  static byte[] header(List<Integer> dimensions) {
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * (1 + dimensions.size()));
    bytes.putInt(0x0800 | dimensions.size());
    dimensions.forEach(bytes::putInt);
    return bytes.array();
  }

  /**
   * Requires so many dimensions.
   *
   * @param what the file should hold, as in "3: images × height × width"
   */
  IdxFile require(int count, String what) throws MalformedFileException {
    if (dimensions.size() != count) {
      throw new MalformedFileException(
          name,
          3,
          "%d dimensions (%s)".formatted(dimensions.size(), shape()),
          what,
          "check that images and labels are not mixed up, and use grey images");
    }
    return this;
  }

  String shape() {
    return dimensions.stream().map(String::valueOf).collect(Collectors.joining("×"));
  }

  /** The values as numbers from 0 to 255. */
  IntStream numbers() {
    return IntStream.range(0, values.length).map(i -> Byte.toUnsignedInt(values[i]));
  }
}
