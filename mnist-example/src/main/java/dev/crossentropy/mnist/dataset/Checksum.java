package dev.crossentropy.mnist.dataset;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * What a file must hash to.
 *
 * @param ofContent whether the unpacked content is hashed, since gzip files of one content differ
 * @param algorithm a {@link MessageDigest} algorithm
 * @param hex the hash in lower-case hexadecimal
 */
record Checksum(boolean ofContent, String algorithm, String hex) {

  /** The largest file of the family, unpacked, has 47 MB: more is a decompression bomb. */
  private static final int MOST_BYTES = 64 << 20;

  static Checksum sha256OfContent(String hex) {
    return new Checksum(true, "SHA-256", hex);
  }

  static Checksum md5OfFile(String hex) {
    return new Checksum(false, "MD5", hex);
  }

  /** What is wrong with the file, or nothing. */
  Optional<String> complaint(Path file) throws IOException {
    try (InputStream stored = new BufferedInputStream(Files.newInputStream(file))) {
      stored.mark(2);
      boolean packed = stored.read() == 0x1F && stored.read() == 0x8B;
      stored.reset();
      String actual = hash(packed && ofContent ? new GZIPInputStream(stored) : stored);
      return actual.equals(hex)
          ? Optional.empty()
          : Optional.of(
              "%shas %s %s, expected %s"
                  .formatted(packed ? "" : "is not gzipped and ", algorithm, actual, hex));
    } catch (EOFException | ZipException e) {
      return Optional.of("is a damaged or cut-off gzip file");
    }
  }

  private String hash(InputStream content) throws IOException {
    MessageDigest digest = digest();
    try (OutputStream sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      byte[] buffer = new byte[1 << 16];
      long total = 0;
      for (int n = content.read(buffer); n >= 0 && total <= MOST_BYTES; n = content.read(buffer)) {
        sink.write(buffer, 0, n);
        total += n;
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private MessageDigest digest() {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5 and SHA-256", e);
    }
  }
}
