package dev.crossentropy.data.table.file;

import dev.crossentropy.data.DataException;
import dev.crossentropy.data.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * A whole file's encoding: what the user says, else what a byte order mark says, else UTF-8 if
 * every byte fits, else what Mozilla's detector finds likely.
 *
 * @param sha256 of the file as it is on the disk
 */
record Encoding(Charset charset, String sha256) {

  private static final int BUFFER = 1 << 16;

  /** Throws {@link DataException} if no encoding can be told for certain. */
  static Encoding of(String path, @Nullable String said, LoadProgress progress, long total)
      throws IOException {
    MessageDigest digest = Sha256.digest();
    Scan scan = new Scan();
    try (InputStream bytes =
        TableBytes.open(
            path,
            file -> new CountedStream(new DigestInputStream(file, digest), 0, total, progress))) {
      byte[] buffer = new byte[BUFFER];
      for (int n; (n = bytes.readNBytes(buffer, 0, BUFFER)) > 0; ) {
        scan.add(buffer, n);
      }
    }
    return new Encoding(said == null ? scan.charset(path) : named(said), Sha256.hex(digest));
  }

  private static Charset named(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new DataException(
          "'%s' is no encoding this Java knows: expected a name such as UTF-8, UTF-16, windows-1252 or Shift_JIS"
              .formatted(name),
          e);
    }
  }

  private static final class Scan {

    private final CharsetDecoder utf8 =
        StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
    private final CharBuffer chars = CharBuffer.allocate(BUFFER);
    private final UniversalDetector detector = new UniversalDetector();
    private ByteBuffer rest = ByteBuffer.allocate(0);
    private byte @Nullable [] start;
    private boolean isUtf8 = true;
    private final long[] zeros = new long[2];
    private long size;

    void add(byte[] buffer, int length) {
      if (start == null) {
        start = Arrays.copyOf(buffer, Math.min(length, 4));
      }
      size += length;
      for (int i = 0; i < length; i++) {
        zeros[i % 2] += buffer[i] == 0 ? 1 : 0;
      }
      isUtf8 = isUtf8 && fits(buffer, length);
      if (!detector.isDone()) {
        detector.handleData(buffer, 0, length);
      }
    }

    private boolean fits(byte[] buffer, int length) {
      ByteBuffer all = ByteBuffer.allocate(rest.remaining() + length);
      all.put(rest).put(buffer, 0, length).flip();
      chars.clear();
      while (utf8.decode(all, chars, false).isOverflow()) {
        chars.clear();
      }
      rest = all;
      // what is left is the beginning of a character, of three bytes at most
      return all.remaining() <= 3;
    }

    Charset charset(String path) {
      Charset wide = start == null ? null : utf16(start);
      if (wide != null) {
        return wide;
      }
      if (zeros[0] + zeros[1] > 0) {
        throw new DataException(path + " is binary: it holds a zero byte, expected text");
      }
      if (isUtf8 && rest.remaining() == 0) {
        return StandardCharsets.UTF_8;
      }
      detector.dataEnd();
      String found = detector.getDetectedCharset();
      if (found == null || !Charset.isSupported(found)) {
        throw new DataException(
            path
                + " is not UTF-8, and its encoding cannot be told for certain; name it, as with"
                + " --encoding windows-1252 (Western Europe), windows-1251 (Cyrillic), Shift_JIS or"
                + " GB18030");
      }
      return Charset.forName(found);
    }

    /** By its mark, or, since most text is Latin, by zeros in every other byte. */
    private @Nullable Charset utf16(byte[] start) {
      int mark = start.length < 2 ? 0 : ((start[0] & 0xFF) << 8) | (start[1] & 0xFF);
      if (mark == 0xFEFF || (zeros[0] > size / 4 && zeros[1] == 0)) {
        return StandardCharsets.UTF_16BE;
      }
      boolean little = mark == 0xFFFE || (zeros[1] > size / 4 && zeros[0] == 0);
      return little ? StandardCharsets.UTF_16LE : null;
    }
  }
}
