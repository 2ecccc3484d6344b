package dev.crossentropy.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Aligned columns: the first to the left, the others to the right. Where a long first cell would make
 * the table wider than the terminal, first cells get lines of their own.
 */
final class TextTable {

  static final int WIDTH = 80;

  private static final String GAP = "  ";

  private record Row(List<String> cells, UnaryOperator<String> paint) {}

  private final List<Row> rows = new ArrayList<>();

  /** A row in the colours that {@code paint} adds once the cells are aligned. */
  TextTable add(UnaryOperator<String> paint, String... cells) {
    rows.add(new Row(List.of(cells), paint));
    return this;
  }

  List<String> lines() {
    int[] widths = widths();
    int others = IntStream.of(widths).skip(1).map(width -> width + GAP.length()).sum();
    boolean beside = widths[0] + others <= WIDTH;
    List<String> lines = new ArrayList<>();
    for (Row row : rows) {
      String numbers = numbers(row, widths);
      if (beside) {
        lines.add(row.paint().apply(pad(row.cells().get(0), widths[0]) + numbers));
      } else {
        TextWrap.lines(row.cells().get(0), WIDTH).stream().map(row.paint()).forEach(lines::add);
        lines.add(row.paint().apply(" ".repeat(WIDTH - others) + numbers));
      }
    }
    return lines;
  }

  private int[] widths() {
    return IntStream.range(0, rows.get(0).cells().size())
        .map(column -> rows.stream().mapToInt(r -> r.cells().get(column).length()).max().orElse(0))
        .toArray();
  }

  private static String numbers(Row row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 1; column < widths.length; column++) {
      String cell = row.cells().get(column);
      line.append(GAP).append(" ".repeat(widths[column] - cell.length())).append(cell);
    }
    return line.toString().stripTrailing();
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}
