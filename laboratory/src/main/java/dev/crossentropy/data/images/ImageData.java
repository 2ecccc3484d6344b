package dev.crossentropy.data.images;

import dev.crossentropy.data.Sha256;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A training set and a test set of images of one size and the same classes.
 *
 * @param name what to call the data in every output
 * @param classNames in the order of the labels
 */
public record ImageData(
    String name, List<String> classNames, LabelledImages train, LabelledImages test)
    implements Serializable {

  public ImageData {
    classNames = List.copyOf(classNames);
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
  public String sha256() {
    String lines =
        line(test.imagesSha256(), IdxFolder.TEST_IMAGES)
            + line(test.labelsSha256(), IdxFolder.TEST_LABELS)
            + line(train.imagesSha256(), IdxFolder.TRAIN_IMAGES)
            + line(train.labelsSha256(), IdxFolder.TRAIN_LABELS);
    return Sha256.of(lines.getBytes(StandardCharsets.US_ASCII));
  }

  private static String line(String sha256, String file) {
    return sha256 + "  " + file + "\n";
  }
}
