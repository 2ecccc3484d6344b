package dev.crossentropy.data.images;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPOutputStream;

/** IDX files as bytes, right ones and wrong ones. */
final class IdxBytes {

  private IdxBytes() {}

  /** A header with any magic number and dimensions, followed by any payload. */
  static byte[] file(int magic, int[] dimensions, byte[] payload) {
    ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * dimensions.length + payload.length);
    bytes.putInt(magic);
    for (int dimension : dimensions) {
      bytes.putInt(dimension);
    }
    return bytes.put(payload).array();
  }

  /** Images whose pixels count 0, 1, 2, … 255, 0, …. */
  static byte[] images(int count, int height, int width) {
    byte[] pixels = new byte[count * height * width];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) i;
    }
    return file(0x0803, new int[] {count, height, width}, pixels);
  }

  static byte[] labels(int... labels) {
    byte[] payload = new byte[labels.length];
    for (int i = 0; i < labels.length; i++) {
      payload[i] = (byte) labels[i];
    }
    return file(0x0801, new int[] {labels.length}, payload);
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
