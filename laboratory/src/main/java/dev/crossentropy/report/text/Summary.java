package dev.crossentropy.report.text;

import dev.crossentropy.statistics.ComparedLoss;
import dev.crossentropy.statistics.ComparisonResult;
import dev.crossentropy.statistics.Metric;
import dev.crossentropy.statistics.PairedComparison;
import dev.crossentropy.statistics.Spread;
import dev.crossentropy.training.RunResult;
import dev.crossentropy.training.TrainingSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Several results as one Markdown table: a line for each condition and loss, accuracy and
 * calibration error in per cent, cross-entropy in nats, each with its paired difference from the
 * condition's first loss, 95 % interval and verdict.
 */
public final class Summary {

  private static final String HEADER =
      "| condition | loss | accuracy % | against the first loss | cross-entropy | against the first"
          + " loss |";

  private Summary() {}

  public static String of(List<ComparisonResult> results) {
    List<String> lines = new ArrayList<>();
    lines.add(HEADER);
    lines.add("|---|---|---|---|---|---|");
    for (ComparisonResult result : results) {
      for (ComparedLoss loss : result.losses()) {
        lines.add(line(result, loss));
      }
    }
    return String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }

  private static String line(ComparisonResult result, ComparedLoss loss) {
    List<RunResult> runs = result.runsOf(loss.name());
    boolean first = loss.equals(result.baseline());
    return "| "
        + String.join(
            " | ",
            first ? condition(result) : "",
            "`" + loss.name() + "`",
            Spread.of(runs, run -> 100 * run.testAccuracy()).text(2),
            difference(result, loss, Metric.TEST_ACCURACY, 100, 2),
            Spread.of(runs, RunResult::testLoss).text(4),
            difference(result, loss, Metric.TEST_LOSS, 1, 4))
        + " |";
  }

  private static String condition(ComparisonResult result) {
    TrainingSettings training = result.training();
    List<String> parts = new ArrayList<>();
    parts.add(result.experiment());
    if (training.labelNoise() > 0) {
      parts.add("label noise " + Numbers.three(100 * training.labelNoise()) + " %");
    }
    if (training.imbalance() != 1) {
      parts.add("imbalance " + Numbers.three(training.imbalance()));
    }
    if (training.softLabels() > 0) {
      parts.add("mixup " + Numbers.three(training.softLabels()));
    }
    parts.add("learning rate " + training.learningRate());
    parts.add("%d seeds".formatted(result.seeds()));
    return String.join(", ", parts);
  }

  private static String difference(
      ComparisonResult result, ComparedLoss loss, Metric metric, double factor, int decimals) {
    return result.comparisons().stream()
        .filter(c -> c.candidate().equals(loss.name()) && c.metric().is(metric))
        .findFirst()
        .map(c -> difference(c, factor, decimals))
        .orElse("");
  }

  private static String difference(PairedComparison comparison, double factor, int decimals) {
    String interval =
        Double.isFinite(comparison.interval().low())
            ? " [%s, %s]"
                .formatted(
                    Numbers.signed(factor * comparison.interval().low(), decimals),
                    Numbers.signed(factor * comparison.interval().high(), decimals))
            : "";
    return Numbers.signed(factor * comparison.meanDifference(), decimals)
        + interval
        + " "
        + comparison.verdict().name().toLowerCase(Locale.ROOT);
  }
}
