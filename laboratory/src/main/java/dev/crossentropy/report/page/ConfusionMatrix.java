package dev.crossentropy.report.page;

import dev.crossentropy.training.prediction.Predictions;
import java.util.Arrays;
import java.util.List;

/**
 * How often each class was taken for each, all seeds together.
 *
 * @param counts {@code [actual][predicted]}
 */
record ConfusionMatrix(long[][] counts) {

  static ConfusionMatrix of(List<Predictions> seeds, int classes) {
    long[][] counts = new long[classes][classes];
    for (Predictions rows : seeds) {
      for (int row = 0; row < rows.size(); row++) {
        counts[rows.actualClass(row)][rows.predictedClass(row)]++;
      }
    }
    return new ConfusionMatrix(counts);
  }

  /** Share of the examples of a class that were taken for another, from 0 to 1. */
  double share(int actual, int predicted) {
    long sum = Arrays.stream(counts[actual]).sum();
    return sum == 0 ? 0 : (double) counts[actual][predicted] / sum;
  }

  /** The largest share off the diagonal. */
  double largestConfusion() {
    double most = 0;
    for (int actual = 0; actual < counts.length; actual++) {
      for (int predicted = 0; predicted < counts.length; predicted++) {
        most = Math.max(most, actual == predicted ? 0 : share(actual, predicted));
      }
    }
    return most;
  }
}
