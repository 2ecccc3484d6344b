package dev.crossentropy.report.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Aligned columns: the first to the left, the others to the right. No line is wider than the table
 * may be, from 60 columns on: its last column goes first, if it may; then a long first cell takes
 * lines of its own; and numbers that still do not fit beside each other stand below each other.
 */
public final class TextTable {

  /** Of a terminal whose width is not known. */
  public static final int WIDTH = 80;

  private static final String GAP = "  ";

  /** What happens to the last column where there is no room for it. */
  public enum LastColumn {
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
  private final int width;

  public TextTable(LastColumn lastColumn, int width) {
    this.lastColumn = lastColumn;
    this.width = width;
  }

  public TextTable add(List<String> cells) {
    return add(UnaryOperator.identity(), cells);
  }

  /**
   * A row in the colours that {@code paint} adds once the cells are aligned; one cell is a title.
   */
  public TextTable add(UnaryOperator<String> paint, List<String> cells) {
    rows.add(new Row(List.copyOf(cells), paint));
    return this;
  }

  /** The lines one below the other, each with its end. */
  public String text() {
    return String.join(System.lineSeparator(), lines()) + System.lineSeparator();
  }

  public List<String> lines() {
    int[] widths = widths();
    if (lastColumn == LastColumn.DROPPED_IF_TOO_WIDE && longestFirst() > room(widths)) {
      widths = Arrays.copyOf(widths, widths.length - 1);
    }
    boolean stacked = room(widths) < 0;
    widths[0] = Math.max(0, Math.min(longestFirst(), room(widths)));
    List<String> lines = new ArrayList<>();
    for (Row row : rows) {
      (stacked ? stacked(row) : lines(row, widths)).stream().map(row.paint()).forEach(lines::add);
    }
    return lines;
  }

  private List<String> lines(Row row, int[] widths) {
    String first = row.cells().get(0);
    if (row.isTitle()) {
      return TextWrap.lines(first, width);
    }
    String numbers = numbers(row, widths);
    if (first.length() <= widths[0]) {
      return List.of((first + " ".repeat(widths[0] - first.length()) + numbers).stripTrailing());
    }
    List<String> lines = new ArrayList<>(TextWrap.lines(first, width));
    lines.add((" ".repeat(widths[0]) + numbers).stripTrailing());
    return lines;
  }

  /** Each number on a line of its own, after the head of its column. */
  private List<String> stacked(Row row) {
    List<String> heads = aligned().get(0).cells();
    List<String> lines = new ArrayList<>(TextWrap.lines(row.cells().get(0), width));
    if (row.cells() != heads) {
      for (int column = 1; column < row.cells().size(); column++) {
        String line = GAP + heads.get(column) + " " + row.cells().get(column);
        lines.addAll(TextWrap.lines(line, width));
      }
    }
    return lines;
  }

  /** What the other columns leave to the first. */
  private int room(int[] widths) {
    return width - IntStream.of(widths).skip(1).map(column -> column + GAP.length()).sum();
  }

  private int longestFirst() {
    return aligned().stream().mapToInt(row -> row.cells().get(0).length()).max().orElse(0);
  }

  private List<Row> aligned() {
    return rows.stream().filter(row -> !row.isTitle()).toList();
  }

  private int[] widths() {
    int columns = aligned().stream().mapToInt(row -> row.cells().size()).max().orElse(1);
    return IntStream.range(0, columns)
        .map(i -> aligned().stream().mapToInt(row -> cell(row, i).length()).max().orElse(0))
        .toArray();
  }

  private static String cell(Row row, int column) {
    return column < row.cells().size() ? row.cells().get(column) : "";
  }

  private static String numbers(Row row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 1; column < widths.length; column++) {
      String cell = cell(row, column);
      line.append(GAP).append(" ".repeat(widths[column] - cell.length())).append(cell);
    }
    return line.toString();
  }
}
