package dev.crossentropy.check.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A report card as text: a mark and a rule per line, the reason and the evidence below. */
final class CardTable {

  /** Below a rule's name. */
  private static final String INDENT = " ".repeat(8);

  private final int columns;

  CardTable(int columns) {
    this.columns = columns;
  }

  String text(ReportCard card) {
    List<String> text = new ArrayList<>();
    text.addAll(wrapped("", card.loss()));
    text.addAll(wrapped("", heading(card)));
    text.add("");
    card.lines().forEach(line -> text.addAll(lines(line)));
    text.add("");
    text.addAll(wrapped("", total(card)));
    return text.stream().map(line -> line.stripTrailing() + "\n").collect(Collectors.joining());
  }

  private static String heading(ReportCard card) {
    return "under %s, with %s, %d outputs"
        .formatted(card.activation(), card.labels(), card.outputs());
  }

  private static String total(ReportCard card) {
    return String.format(
        Locale.ROOT,
        "%d passed, %d failed, %d not applicable",
        card.count(Outcome.PASS),
        card.count(Outcome.FAIL),
        card.count(Outcome.NOT_APPLICABLE));
  }

  private List<String> lines(CardLine line) {
    Finding finding = line.finding();
    List<String> lines = new ArrayList<>();
    lines.addAll(wrapped("  %-6s".formatted(finding.outcome().mark()), line.rule()));
    lines.addAll(wrapped(INDENT, finding.reason()));
    Evidence evidence = finding.evidence();
    if (evidence != null) {
      lines.addAll(wrapped(INDENT + "input  ", evidence.input()));
      lines.addAll(wrapped(INDENT + "found  ", evidence.found()));
      lines.addAll(wrapped(INDENT + "right  ", evidence.right()));
    }
    return lines;
  }

  /** Words in lines that fit, below each other; a word longer than a line is not cut. */
  private List<String> wrapped(String start, String text) {
    List<String> lines = new ArrayList<>();
    if (text.isEmpty()) {
      return lines;
    }
    String line = start;
    String separator = "";
    for (String word : text.split(" ", -1)) {
      if (!separator.isEmpty() && line.length() + 1 + word.length() > columns) {
        lines.add(line);
        line = " ".repeat(start.length());
        separator = "";
      }
      line += separator + word;
      separator = " ";
    }
    lines.add(line);
    return lines;
  }
}
