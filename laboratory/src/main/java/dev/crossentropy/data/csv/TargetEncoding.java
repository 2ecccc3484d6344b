package dev.crossentropy.data.csv;

import dev.crossentropy.data.DataException;
import dev.crossentropy.data.Excerpt;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * From label columns to targets: one column of classes, or several columns that each say whether a
 * label is there.
 *
 * @param names of the outputs
 * @param codes for each label column, from a field to the output that it switches on; −1 for none
 * @param counts how many rows switch each output on
 */
record TargetEncoding(List<String> names, List<Map<String, Integer>> codes, List<Long> counts) {

  private static final int OFF = -1;

  private static final Set<String> NO = Set.of("0", "false", "False", "FALSE");
  private static final Set<String> YES = Set.of("1", "true", "True", "TRUE");

  static TargetEncoding of(List<ColumnProfile> labels, String path) {
    return labels.size() == 1 ? classes(labels.get(0), path) : switches(labels, path);
  }

  private static TargetEncoding classes(ColumnProfile label, String path) {
    Map<String, Long> counts = label.categories();
    long rows = counts.values().stream().mapToLong(Long::longValue).sum();
    if (counts.size() < 2) {
      throw new DataException(
          "%s: the label column '%s' holds one value, '%s', in every row; expected at least two classes"
              .formatted(
                  path, Excerpt.of(label.name()), Excerpt.of(counts.keySet().iterator().next())));
    }
    if (counts.size() > rows / 2) {
      throw new DataException(
          "%s: the label column '%s' holds %d different values in %d rows, so most classes would have a single example; choose another label column"
              .formatted(path, Excerpt.of(label.name()), counts.size(), rows));
    }
    Map<String, Integer> code = new HashMap<>();
    for (String name : counts.keySet()) {
      code.put(name, code.size());
    }
    return new TargetEncoding(
        List.copyOf(counts.keySet()), List.of(code), List.copyOf(counts.values()));
  }

  private static TargetEncoding switches(List<ColumnProfile> labels, String path) {
    List<String> names = new ArrayList<>();
    List<Map<String, Integer>> codes = new ArrayList<>();
    List<Long> counts = new ArrayList<>();
    for (ColumnProfile label : labels) {
      Map<String, Long> fields = label.categories();
      requireSwitch(label.name(), fields.keySet(), path);
      Map<String, Integer> code = new HashMap<>();
      NO.forEach(no -> code.put(no, OFF));
      YES.forEach(yes -> code.put(yes, codes.size()));
      names.add(label.name());
      counts.add(YES.stream().mapToLong(yes -> fields.getOrDefault(yes, 0L)).sum());
      codes.add(Map.copyOf(code));
    }
    return new TargetEncoding(List.copyOf(names), List.copyOf(codes), List.copyOf(counts));
  }

  private static void requireSwitch(String name, Collection<String> fields, String path) {
    for (String field : fields) {
      if (!NO.contains(field) && !YES.contains(field)) {
        throw new DataException(
            "%s: the label column '%s' holds '%s'; of several label columns each holds 0 or 1 (or false and true). For classes name a single column"
                .formatted(path, Excerpt.of(name), Excerpt.of(field)));
      }
    }
    if (fields.stream().allMatch(NO::contains) || fields.stream().allMatch(YES::contains)) {
      throw new DataException(
          "%s: the label column '%s' holds one value, '%s', in every row; expected 0 and 1"
              .formatted(path, Excerpt.of(name), fields.iterator().next()));
    }
  }

  /** The output that a field switches on, or −1. */
  int output(int labelColumn, String field) {
    return Objects.requireNonNull(codes.get(labelColumn).get(field));
  }
}
