package dev.crossentropy.data.csv;

import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Fills NaN with column means, in arrays whose rows lie one after the other. */
final class MeanImputation {

  private MeanImputation() {}

  /** Means over what is there; 0 for a column without anything. */
  static float[] means(INDArray features) {
    int columns = (int) features.size(1);
    DataBuffer values = features.data();
    double[] sums = new double[columns];
    long[] counts = new long[columns];
    for (long i = 0; i < features.length(); i++) {
      float value = values.getFloat(i);
      if (!Float.isNaN(value)) {
        sums[(int) (i % columns)] += value;
        counts[(int) (i % columns)]++;
      }
    }
    float[] means = new float[columns];
    for (int c = 0; c < columns; c++) {
      means[c] = counts[c] == 0 ? 0 : (float) (sums[c] / counts[c]);
    }
    return means;
  }

  /** In place. */
  static void fill(INDArray features, float[] means) {
    DataBuffer values = features.data();
    for (long i = 0; i < features.length(); i++) {
      if (Float.isNaN(values.getFloat(i))) {
        values.put(i, means[(int) (i % means.length)]);
      }
    }
  }
}
