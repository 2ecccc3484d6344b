package dev.crossentropy.data.table.field;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What stands for nothing: an empty field, {@code NA}, {@code N/A}, {@code #N/A}, {@code NaN},
 * {@code null}, {@code None}, {@code ?}, {@code -}, and what the user adds. {@code None} is
 * different: in a column of words it is one of them ("type of bonus: None"), in a column of numbers
 * or dates nothing.
 *
 * @param added further spellings, as in {@code -999}
 */
public record MissingValues(List<String> added) implements Serializable {

  private static final Set<String> USUAL =
      Set.of("", "NA", "N/A", "n/a", "#N/A", "NaN", "nan", "NAN", "null", "NULL", "Null", "?", "-");

  /** Nothing in a column of numbers. */
  public static final Set<String> NONE = Set.of("None", "none", "NONE");

  public MissingValues {
    added = List.copyOf(new HashSet<>(added));
  }

  /** In a column of whatever kind. */
  public boolean contains(String field) {
    return USUAL.contains(field) || (!added.isEmpty() && isAdded(field));
  }

  /** The number −999 also stands where {@code -999.0} is written. */
  private boolean isAdded(String field) {
    if (added.contains(field)) {
      return true;
    }
    double value = NumberStyle.POINT.parse(field);
    return added.stream().anyMatch(text -> NumberStyle.POINT.parse(text) == value);
  }
}
