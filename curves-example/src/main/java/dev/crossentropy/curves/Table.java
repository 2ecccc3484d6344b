package dev.crossentropy.curves;

import dev.crossentropy.report.text.TextTable;
import dev.crossentropy.report.text.TextTable.LastColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Named columns of numbers: the points of a figure, or the few of them worth printing. */
record Table(List<String> columns, List<double[]> rows) {

  Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    for (double[] row : rows) {
      if (row.length != columns.size()) {
        throw new IllegalArgumentException(
            "A row needs one number for each of %s; got %s"
                .formatted(columns, Arrays.toString(row)));
      }
    }
  }

  static Table of(List<String> columns, double[]... rows) {
    return new Table(columns, List.of(rows));
  }

  double[] column(String name) {
    int index = index(name);
    return rows.stream().mapToDouble(row -> row[index]).toArray();
  }

  /** The rows that come nearest to each of the values in the first column. */
  Table nearest(double... values) {
    List<double[]> chosen = new ArrayList<>();
    for (double value : values) {
      chosen.add(
          rows.stream()
              .reduce((a, b) -> Math.abs(b[0] - value) < Math.abs(a[0] - value) ? b : a)
              .orElseThrow());
    }
    return new Table(columns, chosen);
  }

  /** With other names: readable ones in place of those of the file. */
  Table headed(String... names) {
    return new Table(List.of(names), rows);
  }

  /** RFC 4180 with a header, numbers in full precision. */
  String csv() {
    StringBuilder csv = new StringBuilder(String.join(",", columns)).append('\n');
    for (double[] row : rows) {
      csv.append(Arrays.stream(row).mapToObj(Double::toString).collect(Collectors.joining(",")))
          .append('\n');
    }
    return csv.toString();
  }

  /** Aligned for a terminal, indented by two blanks. */
  String text() {
    TextTable table = new TextTable(LastColumn.KEPT, TextTable.WIDTH);
    Stream.concat(Stream.of(columns), cells().stream())
        // An empty first cell: all columns hold numbers, which stand to the right.
        .map(row -> Stream.concat(Stream.of(""), row.stream()).toList())
        .forEach(table::add);
    return table.text();
  }

  /** The numbers for reading: whole ones as such if their whole column is, four decimals else. */
  List<List<String>> cells() {
    boolean[] whole = new boolean[columns.size()];
    for (int i = 0; i < whole.length; i++) {
      int column = i;
      whole[i] = rows.stream().allMatch(row -> row[column] == Math.rint(row[column]));
    }
    return rows.stream()
        .map(
            row ->
                IntStream.range(0, row.length)
                    .mapToObj(
                        i -> whole[i] ? String.format(Locale.ROOT, "%.0f", row[i]) : brief(row[i]))
                    .toList())
        .toList();
  }

  /** Four decimals where they say something, an exponent where they do not. */
  static String brief(double value) {
    if (value == 0) {
      return "0";
    }
    double size = Math.abs(value);
    return String.format(Locale.ROOT, size < 1e-3 || size >= 1e6 ? "%.1e" : "%.4f", value);
  }

  private int index(String name) {
    int index = columns.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException(
          "No column is called %s; there are %s".formatted(name, columns));
    }
    return index;
  }
}
