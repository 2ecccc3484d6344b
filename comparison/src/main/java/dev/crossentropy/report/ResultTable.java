package dev.crossentropy.report;

import dev.crossentropy.comparison.ComparisonResult;
import dev.crossentropy.comparison.FunctionParity;
import dev.crossentropy.comparison.Metric;
import dev.crossentropy.comparison.PairedComparison;
import dev.crossentropy.comparison.ComparedLoss;
import dev.crossentropy.experiment.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A comparison as a table for the terminal, at most 80 columns wide. */
public final class ResultTable {

  private static final int WIDTH = 80;

  private ResultTable() {}

  public static String of(ComparisonResult result) {
    List<String> lines = new ArrayList<>();
    lines.add(title(result));
    lines.add("");
    lines.addAll(measurements(result));
    lines.add("");
    lines.addAll(differences(result));
    lines.add("");
    lines.addAll(parity(result.functionParity()));
    return String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }

  private static String title(ComparisonResult result) {
    int seeds = result.runsOf(result.losses().get(0).name()).size();
    return "%s: %d losses, %d seed%s, %d epochs, mini-batches of %d, learning rate %s"
        .formatted(
            result.experiment(),
            result.losses().size(),
            seeds,
            seeds == 1 ? "" : "s",
            result.training().epochs(),
            result.training().batchSize(),
            result.training().learningRate());
  }

  private static List<String> measurements(ComparisonResult result) {
    List<String> lines = new ArrayList<>();
    int nameWidth = nameWidth(result);
    lines.add(
        pad("loss", nameWidth) + "  accuracy        cross-entropy     calibration  examples/s");
    for (ComparedLoss loss : result.losses()) {
      List<RunResult> runs = result.runsOf(loss.name());
      lines.add(
          pad(loss.name(), nameWidth)
              + "  "
              + Spread.of(runs, RunResult::testAccuracy).text("%.4f")
              + "  "
              + Spread.of(runs, RunResult::testLoss).text("%.5f")
              + "  "
              + String.format(Locale.ROOT, "%9.4f", Spread.of(runs, RunResult::ece).mean())
              + "  "
              + String.format(
                  Locale.ROOT, "%,11.0f", Spread.of(runs, RunResult::examplesPerSecond).mean()));
    }
    return lines;
  }

  private static List<String> differences(ComparisonResult result) {
    List<String> lines = new ArrayList<>();
    for (PairedComparison comparison : result.comparisons()) {
      if (comparison.metric() == Metric.TEST_ACCURACY) {
        lines.add(
            "%s against %s".formatted(comparison.candidate(), comparison.baseline()));
      }
      lines.add(
          String.format(
              Locale.ROOT,
              "  %-13s %+.5f  95 %% [%s, %s], margin ±%s: %s",
              comparison.metric().field(),
              comparison.meanDifference(),
              bound(comparison.interval().low()),
              bound(comparison.interval().high()),
              comparison.metric().margin(),
              comparison.verdict()));
    }
    return lines;
  }

  private static String bound(double value) {
    return Double.isNaN(value) ? "?" : String.format(Locale.ROOT, "%+.5f", value);
  }

  private static List<String> parity(FunctionParity parity) {
    return List.of(
        "as functions, on %d rows of trained logits: largest difference of a row's"
            .formatted(parity.rows()),
        String.format(
            Locale.ROOT,
            "score %.2g, of a gradient's element %.2g",
            parity.maxScoreDifference(),
            parity.maxGradientDifference()));
  }

  private static int nameWidth(ComparisonResult result) {
    return result.losses().stream().mapToInt(loss -> loss.name().length()).max().orElse(0);
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, Math.min(WIDTH, width) - text.length()));
  }

  private record Spread(double mean, double deviation) {

    static Spread of(List<RunResult> runs, ToDoubleFunction<RunResult> metric) {
      double mean = runs.stream().mapToDouble(metric).average().orElse(Double.NaN);
      double squares =
          runs.stream().mapToDouble(metric).map(x -> (x - mean) * (x - mean)).sum();
      return new Spread(mean, Math.sqrt(squares / Math.max(1, runs.size() - 1)));
    }

    String text(String format) {
      return String.format(Locale.ROOT, format + " ± " + format, mean, deviation);
    }
  }
}
