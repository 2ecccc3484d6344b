package dev.crossentropy.report.stored;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A picture as a PNG file: eight bits a sample, no filter, one chunk of each kind (W3C, <i>PNG
 * Specification</i>, third edition). Written by hand, since the desktop classes of Java would take
 * longer to load than all pictures take to write, and are absent from some servers.
 */
public final class PngImage {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final byte BITS = 8;

  private enum Color {
    GREY(0, 1),
    RGB(2, 3);

    private final byte type;
    private final int samples;

    Color(int type, int samples) {
      this.type = (byte) type;
      this.samples = samples;
    }
  }

  private PngImage() {}

  /**
   * @param grey one byte a pixel, row by row
   */
  public static byte[] grey(int width, int height, byte[] grey) {
    return file(Color.GREY, width, height, grey);
  }

  /**
   * @param rgb three bytes a pixel, row by row
   */
  public static byte[] rgb(int width, int height, byte[] rgb) {
    return file(Color.RGB, width, height, rgb);
  }

  private static byte[] file(Color color, int width, int height, byte[] samples) {
    int expected = color.samples * width * height;
    if (samples.length != expected) {
      throw new IllegalArgumentException(
          "%d %s values for a picture of %d × %d; expected %d"
              .formatted(
                  samples.length, color.name().toLowerCase(Locale.ROOT), width, height, expected));
    }
    ByteBuffer header =
        ByteBuffer.allocate(13).putInt(width).putInt(height).put(BITS).put(color.type);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(SIGNATURE);
    file.writeBytes(chunk("IHDR", header.array()));
    file.writeBytes(chunk("IDAT", deflated(unfiltered(color.samples * width, height, samples))));
    file.writeBytes(chunk("IEND", new byte[0]));
    return file.toByteArray();
  }

  /** Each row after a byte that says it is stored as it is. */
  private static byte[] unfiltered(int length, int height, byte[] samples) {
    byte[] rows = new byte[(length + 1) * height];
    for (int row = 0; row < height; row++) {
      System.arraycopy(samples, row * length, rows, row * (length + 1) + 1, length);
    }
    return rows;
  }

  private static byte[] deflated(byte[] bytes) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try {
      deflater.setInput(bytes);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[1024];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private static byte[] chunk(String type, byte[] content) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 checksum = new CRC32();
    checksum.update(name);
    checksum.update(content);
    return ByteBuffer.allocate(content.length + 12)
        .putInt(content.length)
        .put(name)
        .put(content)
        .putInt((int) checksum.getValue())
        .array();
  }
}
