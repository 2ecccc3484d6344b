package dev.crossentropy.report.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Aligned columns: the first to the left, the others to the right. A table that is wider than the
 * terminal loses its last column if that may go, and otherwise gives a long first cell a line of
 * its own.
 */
final class TextTable {

  static final int WIDTH = 80;

  private static final String GAP = "  ";

  /** What happens to the last column where there is no room for it. */
  enum LastColumn {
    KEPT,
    DROPPED_IF_TOO_WIDE
  }

  private record Row(List<String> cells, UnaryOperator<String> paint) {

    boolean isTitle() {
      return cells.size() == 1;
    }
  }

  private final List<Row> rows = new ArrayList<>();
  private final LastColumn lastColumn;

  TextTable(LastColumn lastColumn) {
    this.lastColumn = lastColumn;
  }

  /**
   * A row in the colours that {@code paint} adds once the cells are aligned; one cell is a title.
   */
  void add(UnaryOperator<String> paint, List<String> cells) {
    rows.add(new Row(cells, paint));
  }

  List<String> lines() {
    int[] widths = widths();
    if (lastColumn == LastColumn.DROPPED_IF_TOO_WIDE && longestFirst() > room(widths)) {
      widths = Arrays.copyOf(widths, widths.length - 1);
    }
    // numbers wider than the page still have to be read
    widths[0] = Math.max(0, Math.min(longestFirst(), room(widths)));
    List<String> lines = new ArrayList<>();
    for (Row row : rows) {
      lines(row, widths).stream().map(row.paint()).forEach(lines::add);
    }
    return lines;
  }

  private static List<String> lines(Row row, int[] widths) {
    String first = row.cells().get(0);
    if (row.isTitle()) {
      return TextWrap.lines(first, WIDTH);
    }
    String numbers = numbers(row, widths);
    if (first.length() <= widths[0]) {
      return List.of((first + " ".repeat(widths[0] - first.length()) + numbers).stripTrailing());
    }
    List<String> lines = new ArrayList<>(TextWrap.lines(first, WIDTH));
    lines.add((" ".repeat(widths[0]) + numbers).stripTrailing());
    return lines;
  }

  /** What the other columns leave to the first. */
  private static int room(int[] widths) {
    return WIDTH - IntStream.of(widths).skip(1).map(width -> width + GAP.length()).sum();
  }

  private int longestFirst() {
    return aligned().stream().mapToInt(row -> row.cells().get(0).length()).max().orElse(0);
  }

  private List<Row> aligned() {
    return rows.stream().filter(row -> !row.isTitle()).toList();
  }

  private int[] widths() {
    return IntStream.range(0, aligned().get(0).cells().size())
        .map(i -> aligned().stream().mapToInt(row -> row.cells().get(i).length()).max().orElse(0))
        .toArray();
  }

  private static String numbers(Row row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 1; column < widths.length; column++) {
      String cell = row.cells().get(column);
      line.append(GAP).append(" ".repeat(widths[column] - cell.length())).append(cell);
    }
    return line.toString();
  }
}
