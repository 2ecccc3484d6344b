package dev.crossentropy.data.csv;

import dev.crossentropy.data.DataException;
import dev.crossentropy.data.Excerpt;
import dev.crossentropy.data.csv.CsvFile.Position;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a column turned out to hold after all rows were seen. */
final class ColumnProfile {

  private record Found(Position position, String field) {}

  /**
   * What a column is used for.
   *
   * @param mostValues different values beyond which text is refused
   * @param advice what to do then
   */
  record Role(int mostValues, String advice) {

    /** One input for each value: beyond a hundred nearly all of them are zero nearly always. */
    static final Role FEATURE =
        new Role(
            100,
            "names, identifiers and free text are no categories; leave the column out with"
                + " --ignore");

    /** ImageNet's number; what has more different values is as a rule measured, not a class. */
    static final Role LABEL =
        new Role(1000, "measurements and identifiers are no classes; choose another label column");
  }

  private final String name;
  private final Role role;

  /** The different values with their numbers of rows; no longer kept once there are too many. */
  private @Nullable Map<String, Long> values = new TreeMap<>();

  private @Nullable Found firstText;
  private @Nullable Found firstNotFinite;
  private @Nullable Found firstTooMany;
  private long rows;
  private long texts;

  ColumnProfile(String name, Role role) {
    this.name = name;
    this.role = role;
  }

  void add(String field, Position position) {
    rows++;
    switch (DecimalText.kind(field)) {
      case NUMBER -> {}
      case NOT_FINITE ->
          firstNotFinite = firstNotFinite == null ? new Found(position, field) : firstNotFinite;
      case TEXT -> {
        texts++;
        firstText = firstText == null ? new Found(position, field) : firstText;
      }
    }
    count(field, position);
  }

  private void count(String field, Position position) {
    if (values == null) {
      return;
    }
    values.merge(field, 1L, Long::sum);
    if (values.size() > role.mostValues()) {
      firstTooMany = new Found(position, field);
      values = null;
    }
  }

  String name() {
    return name;
  }

  boolean isEmpty() {
    return rows == 0;
  }

  /**
   * Whether all values are numbers.
   *
   * @throws DataException if one of them is infinite
   */
  boolean isNumeric() {
    if (firstText != null) {
      return false;
    }
    if (firstNotFinite != null) {
      throw firstNotFinite
          .position()
          .error(
              ", column '%s': '%s' is not a finite number; correct it, leave it empty, or leave the column out with --ignore"
                  .formatted(Excerpt.of(name), Excerpt.of(firstNotFinite.field())));
    }
    return true;
  }

  /** The different values and their numbers of rows, numbers before text and by size. */
  Map<String, Long> categories() {
    if (values == null) {
      throw tooMany();
    }
    Map<String, Long> sorted = new TreeMap<>(byNumberThenText());
    sorted.putAll(values);
    return sorted;
  }

  private static Comparator<String> byNumberThenText() {
    return Comparator.<String>comparingDouble(
            value ->
                DecimalText.kind(value) == DecimalText.Kind.NUMBER
                    ? Double.parseDouble(value)
                    : Double.POSITIVE_INFINITY)
        .thenComparing(Comparator.naturalOrder());
  }

  private DataException tooMany() {
    Found last = java.util.Objects.requireNonNull(firstTooMany);
    if (firstText != null && 2 * texts < rows) {
      return firstText
          .position()
          .error(
              ", column '%s': '%s' is no number, unlike most values of this column; correct it%s"
                  .formatted(
                      Excerpt.of(name),
                      Excerpt.of(firstText.field()),
                      firstText.field().matches("[+-]?\\d+,\\d+")
                          ? " (decimals are written with a point)"
                          : ", leave it empty, or leave the column out with --ignore"));
    }
    return last.position()
        .error(
            ", column '%s': '%s' comes after %d other values, expected at most as many in all: %s"
                .formatted(
                    Excerpt.of(name), Excerpt.of(last.field()), role.mostValues(), role.advice()));
  }
}
