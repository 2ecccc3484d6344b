package dev.crossentropy.data.csv;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Finds the place that a decoder only says to exist. */
final class Utf8Check {

  private static final int BUFFER = 1 << 16;

  private Utf8Check() {}

  /** As in {@code byte 0xE9 at offset 17, line 2}. */
  static String firstFault(Path file) {
    try (FileChannel channel = FileChannel.open(file)) {
      return firstFault(channel);
    } catch (IOException e) {
      return "a byte that cannot be read again (" + e.getMessage() + ")";
    }
  }

  private static String firstFault(FileChannel channel) throws IOException {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
    CharBuffer chars = CharBuffer.allocate(BUFFER);
    long decoded = 0;
    long line = 1;
    boolean ended = false;
    while (!ended) {
      ended = channel.read(bytes) < 0;
      bytes.flip();
      CoderResult result = decoder.decode(bytes, chars, ended);
      line += chars.flip().chars().filter(c -> c == '\n').count();
      chars.clear();
      decoded += bytes.position();
      if (result.isError()) {
        return "byte 0x%02X at offset %d, line %d".formatted(bytes.get(), decoded, line);
      }
      bytes.compact();
    }
    return "a byte that is gone by now";
  }
}
