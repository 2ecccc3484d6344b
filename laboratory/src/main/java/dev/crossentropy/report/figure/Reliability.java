package dev.crossentropy.report.figure;

import dev.crossentropy.report.text.Numbers;
import dev.crossentropy.training.prediction.Metrics;
import dev.crossentropy.training.prediction.Predictions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How often a network is right when it says how sure it is: cases of all seeds, in bins of equal
 * confidence as in {@link Metrics#calibrationError}. Empty bins are left out.
 *
 * @param confidence mean of each bin, in percent
 * @param accuracy of each bin, in percent
 */
record Reliability(double[] confidence, double[] accuracy, long[] counts) {

  /** One case for each answer: how sure the network was of it, and whether it was right. */
  static Reliability ofAnswers(List<Predictions> seeds) {
    Bins bins = new Bins();
    for (Predictions rows : seeds) {
      for (int row = 0; row < rows.size(); row++) {
        bins.add(rows.confidence(row), rows.isHit(row));
      }
    }
    return bins.means();
  }

  /** One case for each label of each example: its probability, and whether it is there. */
  static Reliability ofLabels(List<Predictions> seeds) {
    Bins bins = new Bins();
    for (Predictions rows : seeds) {
      for (int row = 0; row < rows.size(); row++) {
        for (int label = 0; label < rows.outputs(); label++) {
          bins.add(rows.probability(row, label), rows.isActual(row, label));
        }
      }
    }
    return bins.means();
  }

  private static final class Bins {

    private static final int SIZE = Metrics.CALIBRATION_BINS;

    private final double[] confidence = new double[SIZE];
    private final double[] hits = new double[SIZE];
    private final long[] counts = new long[SIZE];

    void add(double sure, boolean hit) {
      int bin = (int) Math.max(0, Math.min(SIZE - 1, sure * SIZE));
      confidence[bin] += sure;
      hits[bin] += hit ? 1 : 0;
      counts[bin]++;
    }

    Reliability means() {
      int[] filled = IntStream.range(0, SIZE).filter(bin -> counts[bin] > 0).toArray();
      return new Reliability(
          Arrays.stream(filled).mapToDouble(bin -> 100 * confidence[bin] / counts[bin]).toArray(),
          Arrays.stream(filled).mapToDouble(bin -> 100 * hits[bin] / counts[bin]).toArray(),
          Arrays.stream(filled).mapToLong(bin -> counts[bin]).toArray());
    }
  }

  double[] relativeSizes() {
    long most = Arrays.stream(counts).max().orElse(1);
    return Arrays.stream(counts).mapToDouble(count -> (double) count / most).toArray();
  }

  String inWords() {
    return IntStream.range(0, counts.length)
            .mapToObj(
                i ->
                    "%s of %s %% sure, %s %% correct"
                        .formatted(
                            Numbers.count(counts[i]),
                            Numbers.fixed(confidence[i], 0),
                            Numbers.fixed(accuracy[i], 0)))
            .reduce((a, b) -> a + "; " + b)
            .orElse("no examples")
        + ".";
  }
}
