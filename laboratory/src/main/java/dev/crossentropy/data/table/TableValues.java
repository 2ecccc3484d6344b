package dev.crossentropy.data.table;

import dev.crossentropy.data.DataException;
import dev.crossentropy.data.Excerpt;
import dev.crossentropy.data.table.TableColumns.Column;
import dev.crossentropy.data.table.column.ColumnType;
import dev.crossentropy.data.table.field.MissingValues;
import dev.crossentropy.data.table.file.LoadProgress;
import dev.crossentropy.data.table.file.TableFile;
import dev.crossentropy.data.table.file.TableFile.Position;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The second pass over a file: every column as numbers, NaN for gaps, 8 bytes a value and nothing
 * besides.
 */
final class TableValues {

  private final List<Column> columns;
  private final List<Integer> labelColumns;
  private final Targets targets;
  private final MissingValues missing;
  private final boolean dropsGaps;
  private final double[][] values;
  private final int[] classes;
  private final int[] numbers;
  private final BitSet switches = new BitSet();
  private int rows;
  private long dropped;

  private TableValues(TableColumns found, TableLayout layout, TableRequest request) {
    columns = found.used();
    labelColumns = layout.labels();
    targets = found.targets();
    missing = request.missingValues();
    dropsGaps = request.missing() == Missing.DROP;
    int most = Math.toIntExact(found.labelled());
    values = new double[columns.size()][most];
    classes = new int[most];
    numbers = new int[most];
  }

  static TableValues of(
      TableFile file,
      TableColumns found,
      TableLayout layout,
      TableRequest request,
      LoadProgress progress) {
    TableValues values = new TableValues(found, layout, request);
    file.read((position, fields) -> values.add(position, fields), 2, progress);
    return values;
  }

  private void add(Position position, String[] fields) {
    boolean labelled = labelColumns.stream().noneMatch(i -> missing.contains(fields[i]));
    if (!labelled || !addValues(fields)) {
      dropped++;
      return;
    }
    int outputs = targets.names().size();
    for (int i = 0; i < labelColumns.size(); i++) {
      int output = targets.output(i, fields[labelColumns.get(i)]);
      if (output >= 0) {
        switches.set(Math.toIntExact((long) rows * outputs + output));
      }
      classes[rows] = labelColumns.size() == 1 ? output : 0;
    }
    numbers[rows] = Math.toIntExact(position.row());
    rows++;
  }

  /** False if the row has a gap and is to be left out. */
  private boolean addValues(String[] fields) {
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      String field = fields[column.index()];
      double value = missing.contains(field) ? Double.NaN : column.type().parse(field);
      if (dropsGaps && Double.isNaN(value)) {
        return false;
      }
      values[i][rows] = value;
    }
    return true;
  }

  int rows() {
    return rows;
  }

  /** In the file, from 1 on. */
  int[] numbers(int[] rows) {
    return Arrays.stream(rows).map(row -> numbers[row]).toArray();
  }

  /** Rows that lack a label, or a value where such rows are left out. */
  long dropped() {
    return dropped;
  }

  /** Of a column, in the given rows. */
  double[] values(int column, int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> values[column][row]).toArray();
  }

  double value(int column, int row) {
    return values[column][row];
  }

  /** The class of each row; all rows alike where there are several label columns. */
  int[] classes() {
    return Arrays.copyOf(classes, rows);
  }

  boolean has(int row, int output) {
    return switches.get(row * targets.names().size() + output);
  }

  /** Rows that switch an output on. */
  long count(int output) {
    long count = 0;
    for (int row = 0; row < rows; row++) {
      count += has(row, output) ? 1 : 0;
    }
    return count;
  }

  /** Columns with gaps, and how many each has. */
  List<String> gaps() {
    List<String> gaps = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      long count = Arrays.stream(values[i], 0, rows).filter(Double::isNaN).count();
      if (count > 0) {
        boolean words = columns.get(i).type() instanceof ColumnType.Words;
        gaps.add(
            "'%s' %d by %s"
                .formatted(
                    Excerpt.of(columns.get(i).name()),
                    count,
                    words ? "a category" : "the median and an indicator"));
      }
    }
    return gaps;
  }

  /** Columns that alone tell the class. */
  List<String> leaks() {
    List<String> leaks = new ArrayList<>();
    if (labelColumns.size() > 1) {
      return leaks;
    }
    int[] known = classes();
    for (int i = 0; i < columns.size(); i++) {
      boolean ordered = !(columns.get(i).type() instanceof ColumnType.Words);
      if (LeakCheck.tells(Arrays.copyOf(values[i], rows), known, ordered)) {
        leaks.add("'%s'".formatted(Excerpt.of(columns.get(i).name())));
      }
    }
    return leaks;
  }

  void require(int fewest, String path) {
    if (rows < fewest) {
      throw new DataException(
          "%s: found %d row%s%s, expected at least %d, since some are kept for testing"
              .formatted(
                  path,
                  rows,
                  rows == 1 ? "" : "s",
                  dropped == 0 ? "" : " without missing values",
                  fewest));
    }
  }
}
