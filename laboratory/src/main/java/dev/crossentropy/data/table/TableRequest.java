package dev.crossentropy.data.table;

import dev.crossentropy.data.table.field.MissingValues;
import dev.crossentropy.data.table.field.StatedType;
import dev.crossentropy.data.table.file.FileOptions;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a file to learn from and to learn, and what the user knows better than any rule.
 *
 * @param labels names or 1-based numbers of columns: one column of classes, or several of 0 and 1
 * @param ignored names or numbers of columns that are neither features nor labels
 * @param types of columns, by name or number; such a column is never left out
 * @param missingValues what else stands for nothing, as in {@code -999}
 * @param labelBins into how many classes of equally many rows a numeric label is cut; 0 for none
 * @param mostCategories words of a column that get a feature of their own; the others share one
 * @param testFraction the share of examples kept for testing; null for one that suits their number
 */
public record TableRequest(
    String path,
    FileOptions file,
    List<String> labels,
    List<String> ignored,
    Map<String, StatedType> types,
    Missing missing,
    MissingValues missingValues,
    int labelBins,
    int mostCategories,
    @Nullable Double testFraction)
    implements Serializable {

  /** More than that are names and numbers of things as a rule. */
  public static final int USUAL_CATEGORIES = 100;

  public TableRequest {
    labels = List.copyOf(labels);
    ignored = List.copyOf(ignored);
    types = Map.copyOf(types);
  }

  /** Everything else is detected or as usual. */
  public static TableRequest of(String path, String... labels) {
    return new TableRequest(
        path,
        FileOptions.DETECT,
        List.of(labels),
        List.of(),
        Map.of(),
        Missing.FILL,
        new MissingValues(List.of()),
        0,
        USUAL_CATEGORIES,
        null);
  }

  public TableRequest withIgnored(String... columns) {
    return new TableRequest(
        path,
        file,
        labels,
        List.of(columns),
        types,
        missing,
        missingValues,
        labelBins,
        mostCategories,
        testFraction);
  }

  TableRequest withPath(String other) {
    return new TableRequest(
        other,
        file,
        labels,
        ignored,
        types,
        missing,
        missingValues,
        labelBins,
        mostCategories,
        testFraction);
  }

  public TableRequest withTypes(Map<String, StatedType> stated) {
    return new TableRequest(
        path,
        file,
        labels,
        ignored,
        stated,
        missing,
        missingValues,
        labelBins,
        mostCategories,
        testFraction);
  }

  /** All columns that the user names. */
  List<String> named() {
    List<String> named = new ArrayList<>(labels);
    named.addAll(ignored);
    named.addAll(types.keySet());
    return named;
  }
}
