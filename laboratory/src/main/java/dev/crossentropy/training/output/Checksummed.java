package dev.crossentropy.training.output;

import dev.crossentropy.data.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Content after its own SHA-256 in 64 hexadecimal digits, so that damage is seen when read. */
public final class Checksummed {

  private static final int DIGITS = 64;

  private Checksummed() {}

  public static byte[] of(byte[] content) {
    byte[] sum = Sha256.of(content).getBytes(StandardCharsets.US_ASCII);
    byte[] all = Arrays.copyOf(sum, DIGITS + content.length);
    System.arraycopy(content, 0, all, DIGITS, content.length);
    return all;
  }

  /**
   * @throws IOException if the content is not what was written
   */
  public static byte[] content(byte[] all) throws IOException {
    int start = Math.min(DIGITS, all.length);
    byte[] content = Arrays.copyOfRange(all, start, all.length);
    if (!new String(all, 0, start, StandardCharsets.US_ASCII).equals(Sha256.of(content))) {
      throw new IOException("damaged: its content does not have the SHA-256 that it starts with");
    }
    return content;
  }
}
