package dev.crossentropy.report;

import dev.crossentropy.comparison.ComparedLoss;
import dev.crossentropy.comparison.ComparisonResult;
import dev.crossentropy.comparison.FunctionParity;
import dev.crossentropy.comparison.McNemar;
import dev.crossentropy.comparison.PairedComparison;
import dev.crossentropy.comparison.Spread;
import dev.crossentropy.experiment.RunResult;
import dev.crossentropy.report.TextTable.LastColumn;
import dev.crossentropy.report.page.MetricText;
import dev.crossentropy.report.page.Numbers;
import dev.crossentropy.report.page.Wording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** A comparison for the terminal, at most 80 columns wide: numbers first, the verdict last. */
public final class ResultTable {

  private final ComparisonResult result;
  private final TextStyle style;
  private final List<String> lines = new ArrayList<>();

  private ResultTable(ComparisonResult result, TextStyle style) {
    this.result = result;
    this.style = style;
  }

  public static String of(ComparisonResult result, TextStyle style) {
    return new ResultTable(result, style).text();
  }

  private String text() {
    measurements();
    differences();
    mcNemar();
    parity();
    lines.add("");
    TextWrap.lines(style.plain(new Wording(result).verdict()), TextTable.WIDTH).stream()
        .map(style::strong)
        .forEach(lines::add);
    return String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }

  private void measurements() {
    TextTable table =
        row(
            new TextTable(LastColumn.DROPPED_IF_TOO_WIDE),
            style::faint,
            "%s, %s".formatted(result.experiment(), new Wording(result).seeds()),
            "accuracy %",
            "cross-entropy",
            "calibration",
            "examples/s");
    for (ComparedLoss loss : result.losses()) {
      List<RunResult> runs = result.runsOf(loss.name());
      row(
          table,
          UnaryOperator.identity(),
          loss.name(),
          Spread.of(runs, run -> 100 * run.testAccuracy()).text(2),
          Spread.of(runs, RunResult::testLoss).text(4),
          Numbers.fixed(Spread.of(runs, run -> 100 * run.ece()).mean(), 2),
          Numbers.fixed(Spread.of(runs, RunResult::examplesPerSecond).mean(), 0));
    }
    lines.addAll(table.lines());
  }

  private void differences() {
    if (result.comparisons().isEmpty()) {
      return;
    }
    lines.add("");
    TextTable table =
        row(
            new TextTable(LastColumn.KEPT),
            style::faint,
            "against " + result.baseline().name(),
            "difference",
            "95 % interval",
            "margin",
            "");
    for (ComparedLoss candidate : result.candidates()) {
      row(table, UnaryOperator.identity(), candidate.name());
      result.comparisons().stream()
          .filter(comparison -> comparison.candidate().equals(candidate.name()))
          .forEach(comparison -> difference(table, comparison));
    }
    lines.addAll(table.lines());
  }

  /** What a single seed allows in place of an interval. */
  private void mcNemar() {
    if (result.mcNemar().isEmpty()) {
      return;
    }
    lines.add("");
    TextTable table =
        row(
            new TextTable(LastColumn.KEPT),
            style::faint,
            "McNemar's test, test examples",
            "only it right",
            "only baseline right",
            "p-value");
    for (McNemar test : result.mcNemar()) {
      row(
          table,
          UnaryOperator.identity(),
          test.candidate(),
          Numbers.count(test.onlyCandidateRight()),
          Numbers.count(test.onlyBaselineRight()),
          Numbers.three(test.pValue()));
    }
    lines.addAll(table.lines());
  }

  private void difference(TextTable table, PairedComparison comparison) {
    MetricText metric = MetricText.of(comparison.metric());
    String verdict = comparison.verdict().name();
    row(
        table,
        line -> line.replace(verdict, style.of(comparison.verdict(), verdict)),
        "  " + metric.name(),
        Wording.difference(comparison),
        Wording.interval(comparison),
        metric.plainMargin(),
        verdict);
  }

  private void parity() {
    List<FunctionParity> parities =
        result.functionParities().stream()
            .filter(parity -> !parity.candidate().equals(parity.baseline()))
            .toList();
    if (parities.isEmpty()) {
      return;
    }
    lines.add("");
    TextTable table =
        row(
            new TextTable(LastColumn.KEPT),
            style::faint,
            "same logits, largest difference in",
            "a row's score",
            "the gradient");
    for (FunctionParity parity : parities) {
      row(
          table,
          UnaryOperator.identity(),
          parity.candidate(),
          Numbers.three(parity.maxScoreDifference()),
          Numbers.three(parity.maxGradientDifference()));
    }
    lines.addAll(table.lines());
  }

  private TextTable row(TextTable table, UnaryOperator<String> paint, String... cells) {
    table.add(paint, Arrays.stream(cells).map(style::plain).toList());
    return table;
  }
}
