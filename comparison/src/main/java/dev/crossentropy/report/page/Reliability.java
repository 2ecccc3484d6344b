package dev.crossentropy.report.page;

import dev.crossentropy.experiment.Predictions;
import dev.crossentropy.report.stored.TestRows;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How often a network is right when it says how sure it is: the test examples of all seeds, in bins
 * of equal confidence as in {@link Predictions#calibrationError}. Empty bins are left out.
 *
 * @param confidence mean of each bin, in percent
 * @param accuracy of each bin, in percent
 */
record Reliability(double[] confidence, double[] accuracy, long[] counts) {

  static Reliability of(List<TestRows> seeds) {
    int bins = Predictions.CALIBRATION_BINS;
    double[] confidence = new double[bins];
    double[] hits = new double[bins];
    long[] counts = new long[bins];
    for (TestRows rows : seeds) {
      for (int row = 0; row < rows.size(); row++) {
        float sure = rows.confidence()[row];
        int bin = (int) Math.max(0, Math.min(bins - 1, sure * bins));
        confidence[bin] += sure;
        hits[bin] += rows.isHit(row) ? 1 : 0;
        counts[bin]++;
      }
    }
    int[] filled = IntStream.range(0, bins).filter(bin -> counts[bin] > 0).toArray();
    return new Reliability(
        Arrays.stream(filled).mapToDouble(bin -> 100 * confidence[bin] / counts[bin]).toArray(),
        Arrays.stream(filled).mapToDouble(bin -> 100 * hits[bin] / counts[bin]).toArray(),
        Arrays.stream(filled).mapToLong(bin -> counts[bin]).toArray());
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
