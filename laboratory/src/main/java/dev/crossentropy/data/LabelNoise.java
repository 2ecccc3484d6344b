package dev.crossentropy.data;

import dev.crossentropy.data.RandomStream.Purpose;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/**
 * Symmetric label noise: a labelled example keeps its class with probability 1 − p and otherwise
 * gets one of the C − 1 other classes, each alike (Angluin and Laird 1988 for two classes).
 *
 * <p>Which rows change depends on the seed alone, so that every loss sees the same wrong labels.
 */
public final class LabelNoise {

  private LabelNoise() {}

  /**
   * A copy of the examples with noisy labels; the argument stays as it is.
   *
   * @param probability p in [0, 1)
   */
  public static DataSet applied(DataSet clean, double probability, long seed) {
    if (probability == 0) {
      return clean;
    }
    INDArray labels = clean.getLabels().dup();
    int classes = (int) labels.size(1);
    RandomStream random = RandomStream.of(Purpose.LABEL_NOISE, seed);
    for (long row = 0; row < labels.size(0); row++) {
      if (random.nextDouble() < probability) {
        relabel(labels.getRow(row), 1 + random.nextInt(classes - 1));
      }
    }
    return new DataSet(clean.getFeatures(), labels);
  }

  /**
   * The same for several labels of 0 and 1: each is turned over with probability p, independently.
   *
   * @param probability p in [0, 1)
   */
  public static DataSet flipped(DataSet clean, double probability, long seed) {
    if (probability == 0) {
      return clean;
    }
    INDArray labels = clean.getLabels().dup();
    RandomStream random = RandomStream.of(Purpose.LABEL_NOISE, seed);
    for (long row = 0; row < labels.size(0); row++) {
      for (long label = 0; label < labels.size(1); label++) {
        if (random.nextDouble() < probability) {
          labels.putScalar(row, label, 1 - labels.getDouble(row, label));
        }
      }
    }
    return new DataSet(clean.getFeatures(), labels);
  }

  private static void relabel(INDArray oneHot, int shift) {
    int classes = (int) oneHot.length();
    int original = oneHot.argMax().getInt(0);
    oneHot.assign(0);
    oneHot.putScalar((original + shift) % classes, 1);
  }
}
