package dev.crossentropy.data.download;

import dev.crossentropy.data.download.RemoteDataset.RemoteFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** A dataset of one file of random bytes, gzipped. */
final class Fixture {

  static final String NAME = "digits.gz";

  /** Larger than the buffers of sockets and of the HTTP client, so that cuts fall inside it. */
  static final byte[] CONTENT = content();

  static final byte[] PACKED = gzip(CONTENT);

  /** Short pauses; the stall time-out leaves a busy machine time to answer. */
  static final DownloadSettings SETTINGS =
      new DownloadSettings(
          Duration.ofSeconds(5), Duration.ofSeconds(10), 1, 3, Duration.ofMillis(1), 1 << 22);

  /** Gives up on a silent mirror soon; a mirror that is merely busy gets further rounds. */
  static final DownloadSettings IMPATIENT =
      new DownloadSettings(
          Duration.ofSeconds(5), Duration.ofMillis(700), 10_000, 8, Duration.ofMillis(1), 1 << 22);

  private Fixture() {}

  static RemoteDataset dataset(URI... mirrors) {
    return new RemoteDataset(
        "Test digits",
        List.of(mirrors),
        List.of(
            new RemoteFile(
                NAME, List.of("digits"), Checksum.sha256OfContent(hash("SHA-256", CONTENT)))),
        "or use --data synthetic");
  }

  static String hash(String algorithm, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return packed.toByteArray();
  }

  private static byte[] content() {
    byte[] content = new byte[1_000_000];
    new Random(1).nextBytes(content);
    return content;
  }
}
