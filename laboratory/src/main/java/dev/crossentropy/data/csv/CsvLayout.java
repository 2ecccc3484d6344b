package dev.crossentropy.data.csv;

import dev.crossentropy.data.DataException;
import dev.crossentropy.data.Excerpt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which column is what.
 *
 * @param names of all columns
 * @param features columns to learn from
 * @param labels columns to learn
 */
record CsvLayout(List<String> names, List<Integer> features, List<Integer> labels) {

  static CsvLayout of(List<String> header, CsvRequest request) {
    List<String> names = named(header);
    String path = request.file().path();
    requireDistinct(names, path);
    Set<Integer> labels = new LinkedHashSet<>();
    for (String label : request.labels()) {
      if (!labels.add(index(label, "label", names, request.file()))) {
        throw new DataException("%s: label column '%s' is named twice".formatted(path, label));
      }
    }
    Set<Integer> others = new HashSet<>(labels);
    for (String ignored : request.ignored()) {
      int index = index(ignored, "ignored", names, request.file());
      if (labels.contains(index)) {
        throw new DataException(
            "%s: column '%s' is a label and cannot be ignored as well".formatted(path, ignored));
      }
      others.add(index);
    }
    List<Integer> features =
        IntStream.range(0, names.size()).filter(i -> !others.contains(i)).boxed().toList();
    if (features.isEmpty()) {
      throw new DataException(
          "%s: nothing to learn from, since every column is a label or ignored; columns: %s%s"
              .formatted(path, Excerpt.of(names), hint(names, request.file())));
    }
    return new CsvLayout(names, features, List.copyOf(labels));
  }

  private static List<String> named(List<String> header) {
    List<String> names = new ArrayList<>();
    for (String field : header) {
      String name = field.strip();
      names.add(name.isEmpty() ? "column " + (names.size() + 1) : name);
    }
    return names;
  }

  private static void requireDistinct(List<String> names, String path) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new DataException(
            "%s: two columns are called '%s'; the header must name each column differently"
                .formatted(path, Excerpt.of(name)));
      }
    }
  }

  /** A name wins over a number, since a column may be called 2. */
  private static int index(String column, String role, List<String> names, CsvFile file) {
    int index = names.indexOf(column);
    if (index >= 0) {
      return index;
    }
    if (column.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(column);
      if (number >= 1 && number <= names.size()) {
        return number - 1;
      }
    }
    throw new DataException(
        "%s: unknown %s column '%s', expected a name or a number from 1 to %d; columns: %s%s"
            .formatted(
                file.path(), role, column, names.size(), Excerpt.of(names), hint(names, file)));
  }

  /** One column is nearly always several that another separator would have told apart. */
  private static String hint(List<String> names, CsvFile file) {
    if (names.stream().anyMatch(name -> name.contains("\n"))) {
      return ". A name runs over several lines: a quote in the header may never be closed";
    }
    if (names.size() > 1) {
      return "";
    }
    for (Separator separator : Separator.NAMED) {
      if (names.get(0).indexOf(separator.character()) >= 0
          && separator.character() != file.separator()) {
        return ". Is the file separated by %ss? Try --separator %s"
            .formatted(separator.name(), separator.name());
      }
    }
    return "";
  }
}
