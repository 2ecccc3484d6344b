package dev.crossentropy.report.figure;

import dev.crossentropy.report.stored.StoredResult;
import dev.crossentropy.report.text.Numbers;
import dev.crossentropy.statistics.ComparedLoss;
import dev.crossentropy.statistics.ComparisonResult;
import dev.crossentropy.training.prediction.Predictions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How the cross-entropies of single test examples are distributed, all seeds together, in bins of
 * equal width on a logarithmic axis.
 *
 * @param low the first bin's lower end; whatever lies below is counted there
 * @param shares for each loss and bin
 * @param medians for each loss
 */
public record LossHistogram(
    List<String> losses, double low, double high, double[][] shares, double[] medians) {

  private static final int BINS_PER_DECADE = 3;

  /** Below, a single-precision confidence is 1 anyway. */
  private static final double SMALLEST = 1e-7;

  static LossHistogram of(StoredResult stored) {
    List<String> losses =
        stored.result().losses().stream()
            .map(ComparedLoss::name)
            .filter(loss -> !stored.predictionsOf(loss).isEmpty())
            .toList();
    List<double[]> values =
        losses.stream().map(loss -> sorted(stored.predictionsOf(loss))).toList();
    double least = values.stream().mapToDouble(v -> v[0]).min().orElseThrow();
    double most = values.stream().mapToDouble(v -> v[v.length - 1]).max().orElseThrow();
    double low = Math.pow(10, Math.floor(Math.log10(Math.max(least, SMALLEST))));
    // A blind guess belongs on the axis, wherever the examples lie.
    double guess = blindGuess(stored.result());
    double high =
        Math.pow(10, Math.floor(Math.log10(Math.max(10 * low, Math.max(most, guess)))) + 1);
    int bins = (int) Math.round(Math.log10(high / low)) * BINS_PER_DECADE;
    double[][] shares = new double[losses.size()][bins];
    for (int i = 0; i < shares.length; i++) {
      for (double value : values.get(i)) {
        double place = Math.log10(Math.max(value, low) / low) * BINS_PER_DECADE;
        shares[i][(int) Math.min(bins - 1, place)] += 1.0 / values.get(i).length;
      }
    }
    double[] medians = values.stream().mapToDouble(v -> v[v.length / 2]).toArray();
    return new LossHistogram(losses, low, high, shares, medians);
  }

  /** Cross-entropy where all answers are held equally likely: C classes, or 2^L sets of labels. */
  public static double blindGuess(ComparisonResult result) {
    int outputs = result.classNames().size();
    return switch (result.task()) {
      case ONE_CLASS -> Math.log(outputs);
      case LABEL_SET -> outputs * Math.log(2);
    };
  }

  private static double[] sorted(List<Predictions> seeds) {
    List<Double> all = new ArrayList<>();
    for (Predictions rows : seeds) {
      for (int row = 0; row < rows.size(); row++) {
        all.add(rows.loss(row));
      }
    }
    return all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  /** Ends of the steps: each bin twice. */
  double[] x() {
    int bins = shares[0].length;
    double[] x = new double[2 * bins];
    for (int bin = 0; bin < bins; bin++) {
      x[2 * bin] = low * Math.pow(10, (double) bin / BINS_PER_DECADE);
      x[2 * bin + 1] = low * Math.pow(10, (bin + 1.0) / BINS_PER_DECADE);
    }
    return x;
  }

  double[] percent(int loss) {
    return Arrays.stream(shares[loss])
        .flatMap(s -> Arrays.stream(new double[] {100 * s, 100 * s}))
        .toArray();
  }

  String inWords() {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < medians.length; i++) {
      parts.add("median with %s %s".formatted(losses.get(i), Numbers.three(medians[i])));
    }
    return String.join("; ", parts) + " nats.";
  }
}
