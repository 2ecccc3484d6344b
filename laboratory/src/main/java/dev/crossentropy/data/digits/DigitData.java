package dev.crossentropy.data.digits;

import dev.crossentropy.data.Sha256;
import java.nio.charset.StandardCharsets;

/**
 * A training set and a test set of images of one size and the same classes.
 *
 * @param name what to call the data in every output; drawn digits say that they are
 * @param sha256 one hash of all four IDX files, see {@link #fingerprint}
 */
public record DigitData(
    String name, Origin origin, LabelledImages train, LabelledImages test, String sha256) {

  /** Where the images come from. */
  public enum Origin {
    /** IDX files. */
    FILES,
    /** Drawn by the program; results on them say nothing about real data. */
    SYNTHETIC
  }

  static DigitData of(String name, Origin origin, LabelledImages train, LabelledImages test) {
    return new DigitData(name, origin, train, test, fingerprint(train, test));
  }

  public DigitData {
    if (train.height() != test.height()
        || train.width() != test.width()
        || train.classes() != test.classes()) {
      throw new IllegalArgumentException(
          "Found training images %d×%d of %d classes and test images %d×%d of %d, expected the same"
              .formatted(
                  train.height(),
                  train.width(),
                  train.classes(),
                  test.height(),
                  test.width(),
                  test.classes()));
    }
  }

  /**
   * SHA-256 of the lines that {@code sha256sum} prints for the four unpacked files in the order of
   * their names; the same whether the files were gzipped. For MNIST:
   *
   * <pre>{@code
   * sha256sum t10k-images-idx3-ubyte t10k-labels-idx1-ubyte \
   *           train-images-idx3-ubyte train-labels-idx1-ubyte | sha256sum
   * }</pre>
   */
  private static String fingerprint(LabelledImages train, LabelledImages test) {
    String lines =
        test.imagesSha256()
            + "  "
            + DigitFiles.TEST_IMAGES
            + "\n"
            + test.labelsSha256()
            + "  "
            + DigitFiles.TEST_LABELS
            + "\n"
            + train.imagesSha256()
            + "  "
            + DigitFiles.TRAIN_IMAGES
            + "\n"
            + train.labelsSha256()
            + "  "
            + DigitFiles.TRAIN_LABELS
            + "\n";
    return Sha256.of(lines.getBytes(StandardCharsets.US_ASCII));
  }
}
