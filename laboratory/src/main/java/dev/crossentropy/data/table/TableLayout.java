package dev.crossentropy.data.table;

import dev.crossentropy.data.DataException;
import dev.crossentropy.data.Excerpt;
import dev.crossentropy.data.table.field.StatedType;
import dev.crossentropy.data.table.file.TableFile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which column is what, as the user says.
 *
 * @param features columns that may be learnt from
 * @param labels columns to learn
 * @param types of columns whose type was said
 */
record TableLayout(List<Integer> features, List<Integer> labels, Map<Integer, StatedType> types) {

  static TableLayout of(TableFile file, TableRequest request) {
    Set<Integer> labels = new LinkedHashSet<>();
    for (String label : request.labels()) {
      if (!labels.add(index(label, "label", file))) {
        throw new DataException(
            "%s: label column '%s' is named twice".formatted(file.path(), Excerpt.of(label)));
      }
    }
    Set<Integer> others = new HashSet<>(labels);
    for (String ignored : request.ignored()) {
      int index = index(ignored, "ignored", file);
      if (labels.contains(index)) {
        throw new DataException(
            "%s: column '%s' is a label and cannot be ignored as well"
                .formatted(file.path(), Excerpt.of(ignored)));
      }
      others.add(index);
    }
    Map<Integer, StatedType> types = new HashMap<>();
    file.types().forEach((name, type) -> types.put(file.names().indexOf(name), type));
    request.types().forEach((name, type) -> types.put(index(name, "typed", file), type));
    List<Integer> features =
        IntStream.range(0, file.names().size()).filter(i -> !others.contains(i)).boxed().toList();
    return new TableLayout(features, List.copyOf(labels), Map.copyOf(types));
  }

  /** A name wins over a name in another case, and that over a number. */
  private static int index(String column, String role, TableFile file) {
    List<String> names = file.names();
    int index = names.indexOf(column);
    if (index >= 0) {
      return index;
    }
    int[] alike =
        IntStream.range(0, names.size())
            .filter(i -> names.get(i).equalsIgnoreCase(column.strip()))
            .toArray();
    if (alike.length == 1) {
      return alike[0];
    }
    if (column.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(column);
      if (number >= 1 && number <= names.size()) {
        return number - 1;
      }
    }
    throw new DataException(
        "%s: unknown %s column '%s', expected a name or a number from 1 to %d; columns: %s (%s)"
            .formatted(
                file.path(),
                role,
                Excerpt.of(column),
                names.size(),
                Excerpt.of(names),
                file.describe()));
  }
}
