package dev.crossentropy.report.text;

import dev.crossentropy.report.text.TextTable.LastColumn;
import dev.crossentropy.statistics.ComparedLoss;
import dev.crossentropy.statistics.ComparisonResult;
import dev.crossentropy.statistics.McNemar;
import dev.crossentropy.statistics.PairedComparison;
import dev.crossentropy.training.RunResult;
import dev.crossentropy.training.function.FunctionParity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A comparison for the terminal, no wider than it: numbers first, the verdict last. */
public final class ResultTable {

  private final ComparisonResult result;
  private final Wording wording;
  private final Limits limits;
  private final TextStyle style;
  private final List<String> lines = new ArrayList<>();

  private ResultTable(ComparisonResult result, TextStyle style) {
    this.result = result;
    this.wording = new Wording(result);
    this.limits = new Limits(result);
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
    paragraphs(limits.warnings(), style::strong);
    paragraphs(limits.sentences(), style::faint);
    TextWrap.lines(style.plain(wording.verdict()), style.columns()).stream()
        .map(style::strong)
        .forEach(lines::add);
    return String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }

  private void paragraphs(List<String> sentences, UnaryOperator<String> paint) {
    for (String sentence : sentences) {
      TextWrap.lines(style.plain(sentence), style.columns()).stream()
          .map(paint)
          .forEach(lines::add);
    }
    if (!sentences.isEmpty()) {
      lines.add("");
    }
  }

  private void measurements() {
    List<Measurement> columns = Measurement.of(result.task());
    TextTable table = new TextTable(LastColumn.DROPPED_IF_TOO_WIDE, style.columns());
    String head = "%s, %s".formatted(result.experiment(), wording.seeds());
    add(table, style::faint, head, columns.stream().map(Measurement::title));
    for (ComparedLoss loss : result.losses()) {
      List<RunResult> runs = result.runsOf(loss.name());
      add(
          table,
          loss.name(),
          columns.stream().map(column -> runs.isEmpty() ? "none" : column.text().apply(runs)));
    }
    show(table);
  }

  private void differences() {
    if (result.comparisons().isEmpty()) {
      return;
    }
    TextTable table =
        table("against " + result.baseline().name(), "difference", "95 % interval", "margin", "");
    for (ComparedLoss candidate : result.candidates()) {
      add(table, candidate.name(), Stream.of());
      result.comparisons().stream()
          .filter(comparison -> comparison.candidate().equals(candidate.name()))
          .forEach(comparison -> difference(table, comparison));
    }
    show(table);
  }

  private void difference(TextTable table, PairedComparison comparison) {
    String verdict = comparison.verdict().name();
    add(
        table,
        line -> line.replace(verdict, style.of(comparison.verdict(), verdict)),
        "  " + wording.text(comparison).name(),
        Stream.of(
            wording.difference(comparison),
            wording.interval(comparison),
            wording.text(comparison).plainMargin(),
            verdict));
  }

  /** What a single seed allows in place of an interval. */
  private void mcNemar() {
    if (result.mcNemar().isEmpty()) {
      return;
    }
    TextTable table =
        table("McNemar's test, test examples", "only it right", "only baseline right", "p-value");
    for (McNemar test : result.mcNemar()) {
      add(
          table,
          test.candidate(),
          Stream.of(
              Numbers.count(test.onlyCandidateRight()),
              Numbers.count(test.onlyBaselineRight()),
              Numbers.three(test.pValue())));
    }
    show(table);
  }

  private void parity() {
    List<FunctionParity> parities =
        result.functionParities().stream()
            .filter(parity -> !parity.candidate().equals(parity.baseline()))
            .toList();
    if (parities.isEmpty()) {
      return;
    }
    TextTable table = table("same logits, largest difference in", "a row's score", "the gradient");
    for (FunctionParity parity : parities) {
      add(
          table,
          parity.candidate(),
          Stream.of(
              Numbers.three(parity.maxScoreDifference()),
              Numbers.three(parity.maxGradientDifference())));
    }
    show(table);
  }

  private TextTable table(String first, String... others) {
    TextTable table = new TextTable(LastColumn.KEPT, style.columns());
    add(table, style::faint, first, Stream.of(others));
    return table;
  }

  private void add(TextTable table, String first, Stream<String> others) {
    add(table, UnaryOperator.identity(), first, others);
  }

  private void add(
      TextTable table, UnaryOperator<String> paint, String first, Stream<String> others) {
    table.add(paint, Stream.concat(Stream.of(first), others).map(style::plain).toList());
  }

  private void show(TextTable table) {
    lines.addAll(table.lines());
    lines.add("");
  }
}
