package dev.crossentropy.data.download;

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
 * @param algorithm a {@link MessageDigest} algorithm
 * @param hex the hash as lower-case hexadecimal digits
 */
public record Checksum(Subject subject, String algorithm, String hex) {

  private static final int BUFFER_BYTES = 1 << 16;

  /** Which bytes are hashed. */
  public enum Subject {
    /**
     * The unpacked content, whether the file is gzipped or not: gzip files of one content differ.
     */
    CONTENT,
    /** The file as it is, for publishers who hash their gzip files only. */
    FILE
  }

  public static Checksum sha256OfContent(String hex) {
    return new Checksum(Subject.CONTENT, "SHA-256", hex);
  }

  public static Checksum md5OfFile(String hex) {
    return new Checksum(Subject.FILE, "MD5", hex);
  }

  /** What is wrong with the file, or nothing. */
  Optional<String> complaint(Path file) throws IOException {
    MessageDigest digest = digest();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES)) {
      boolean packed = isGzip(in);
      InputStream hashed =
          packed && subject == Subject.CONTENT ? new GZIPInputStream(in, BUFFER_BYTES) : in;
      hashed.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
      String actual = HexFormat.of().formatHex(digest.digest());
      return actual.equals(hex) ? Optional.empty() : Optional.of(describe(actual, packed));
    } catch (EOFException | ZipException e) {
      return Optional.of("is a damaged or cut-off gzip file");
    }
  }

  private static boolean isGzip(InputStream in) throws IOException {
    in.mark(2);
    boolean gzip = in.read() == 0x1F && in.read() == 0x8B;
    in.reset();
    return gzip;
  }

  private String describe(String actual, boolean packed) {
    String hashes = "has %s %s, expected %s".formatted(algorithm, actual, hex);
    if (packed) {
      return hashes;
    }
    return subject == Subject.FILE
        ? "is not gzipped, and the publisher's checksums are of the gzip files only"
        : "is not gzipped and " + hashes;
  }

  private MessageDigest digest() {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5 and SHA-256", e);
    }
  }
}
