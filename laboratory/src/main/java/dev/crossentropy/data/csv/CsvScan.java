package dev.crossentropy.data.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.crossentropy.data.DataException;
import dev.crossentropy.data.Excerpt;
import dev.crossentropy.data.csv.ColumnProfile.Role;
import dev.crossentropy.data.csv.CsvFile.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The first pass over a file: what is in which column, and which rows lack something. */
final class CsvScan implements CsvFile.Records {

  private final CsvRequest request;
  private @Nullable CsvLayout layout;
  private final List<ColumnProfile> features = new ArrayList<>();
  private final List<ColumnProfile> labels = new ArrayList<>();
  private long kept;
  private long dropped;

  CsvScan(CsvRequest request) {
    this.request = request;
  }

  @Override
  public void header(List<String> names) {
    CsvLayout columns = CsvLayout.of(names, request);
    columns.features().forEach(i -> features.add(profile(columns, i, Role.FEATURE)));
    columns.labels().forEach(i -> labels.add(profile(columns, i, Role.LABEL)));
    layout = columns;
  }

  private static ColumnProfile profile(CsvLayout columns, int index, Role role) {
    return new ColumnProfile(columns.names().get(index), role);
  }

  @Override
  public void row(Position position, CsvRecord fields) {
    if (isDropped(position, fields)) {
      dropped++;
      return;
    }
    kept++;
    for (int i = 0; i < features.size(); i++) {
      String field = field(fields, layout().features().get(i));
      if (!Missing.isMissing(field)) {
        features.get(i).add(field, position);
      }
    }
    for (int i = 0; i < labels.size(); i++) {
      labels.get(i).add(label(fields, layout().labels().get(i)), position);
    }
  }

  /** The same answer in both passes. */
  boolean isDropped(Position position, CsvRecord fields) {
    int label = firstMissing(fields, layout().labels());
    int missing = label >= 0 ? label : firstMissing(fields, layout().features());
    if (missing < 0 || (label < 0 && request.missing() == Missing.MEAN)) {
      return false;
    }
    if (request.missing() == Missing.DROP) {
      return true;
    }
    String column = layout().names().get(missing);
    throw position.error(
        ", column '%s': no %s ('%s'); fill it in, or leave such rows out with --missing drop%s"
            .formatted(
                Excerpt.of(column),
                label >= 0 ? "label" : "value",
                fields.getField(missing),
                label >= 0
                    ? ""
                    : ", or take the column's mean with --missing mean, or leave the column out with"
                        + " --ignore"));
  }

  private static int firstMissing(CsvRecord fields, List<Integer> columns) {
    for (int column : columns) {
      if (Missing.isMissing(field(fields, column))) {
        return column;
      }
    }
    return -1;
  }

  static String field(CsvRecord fields, int column) {
    return fields.getField(column).strip();
  }

  /** Tools that read a column of whole numbers as decimals write the class 1 as 1.0. */
  static String label(CsvRecord fields, int column) {
    String label = field(fields, column);
    int point = label.indexOf('.');
    return point > 0 && label.matches("[+-]?\\d+\\.0*") ? label.substring(0, point) : label;
  }

  CsvLayout layout() {
    return Objects.requireNonNull(layout);
  }

  List<ColumnProfile> features() {
    return features;
  }

  List<ColumnProfile> labels() {
    return labels;
  }

  long kept() {
    return kept;
  }

  long dropped() {
    return dropped;
  }

  void requireValues() {
    if (kept == 0) {
      throw new DataException(
          "%s: every row lacks a value, so --missing drop leaves none; use --missing mean, or leave the empty columns out with --ignore"
              .formatted(request.file().path()));
    }
    for (ColumnProfile column : features) {
      if (column.isEmpty()) {
        throw new DataException(
            "%s, column '%s': empty in every row; leave it out with --ignore"
                .formatted(request.file().path(), Excerpt.of(column.name())));
      }
    }
  }
}
