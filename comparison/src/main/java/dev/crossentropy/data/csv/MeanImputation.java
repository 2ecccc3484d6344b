package dev.crossentropy.data.csv;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Fills NaN with column means. */
final class MeanImputation {

  private MeanImputation() {}

  /** Means over what is there, {@code [1, C]}; 0 for a column without anything. */
  static INDArray means(INDArray features) {
    int columns = (int) features.size(1);
    double[] sums = new double[columns];
    long[] counts = new long[columns];
    for (long row = 0; row < features.size(0); row++) {
      float[] values = features.getRow(row).toFloatVector();
      for (int c = 0; c < columns; c++) {
        if (!Float.isNaN(values[c])) {
          sums[c] += values[c];
          counts[c]++;
        }
      }
    }
    float[] means = new float[columns];
    for (int c = 0; c < columns; c++) {
      means[c] = counts[c] == 0 ? 0 : (float) (sums[c] / counts[c]);
    }
    return Nd4j.create(means, new long[] {1, columns}, 'c');
  }

  /** In place. */
  static void fill(INDArray features, INDArray means) {
    int columns = (int) features.size(1);
    for (long row = 0; row < features.size(0); row++) {
      INDArray values = features.getRow(row);
      for (int c = 0; c < columns; c++) {
        if (Float.isNaN(values.getFloat(c))) {
          values.putScalar(c, means.getFloat(c));
        }
      }
    }
  }
}
