package dev.crossentropy.data.table.column;

import dev.crossentropy.data.table.field.DateStyle;
import dev.crossentropy.data.table.field.MissingValues;
import dev.crossentropy.data.table.field.NumberStyle;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was seen of a column while all its fields passed by; memory is bounded, however many. */
public final class ColumnProfile {

  /** Kinds of words among numbers that are remembered: enough to know that there are too many. */
  private static final int MOST_STRAYS = 20;

  /** A longer field is told from no other; it is text, not a word. */
  private static final int LONGEST_WORD = 200;

  private final String name;
  private final int mostValues;
  private final MissingValues missingValues;

  /** The different fields with their numbers of rows; null once there are too many. */
  private @Nullable Map<String, Long> values = new HashMap<>();

  private final Map<String, Long> strays = new HashMap<>();
  private final Set<DateStyle> dateStyles = EnumSet.allOf(DateStyle.class);
  private @Nullable NumberStyle style;
  private @Nullable String ambiguous;
  private long missing;
  private long present;
  private long numbers;
  private long nones;
  private long flags;
  private long spaces;
  private boolean whole = true;
  private boolean counting = true;
  private double last = Double.NaN;

  /**
   * @param mostValues different fields that are remembered
   */
  public ColumnProfile(String name, int mostValues, MissingValues missingValues) {
    this.name = name;
    this.mostValues = mostValues;
    this.missingValues = missingValues;
  }

  /** The next row's field. */
  public void add(String field) {
    if (missingValues.contains(field)) {
      missing++;
      return;
    }
    present++;
    count(field);
    double number = number(field);
    if (Double.isNaN(number)) {
      addWord(field);
    } else {
      numbers++;
      dateStyles.clear();
      whole &= number == Math.rint(number);
      counting &= Double.isNaN(last) || number == last + 1;
      last = number;
    }
  }

  private void count(String field) {
    if (values != null) {
      values.merge(field, 1L, Long::sum);
      if (values.size() > mostValues || field.length() > LONGEST_WORD) {
        values = null;
      }
    }
  }

  /** Both styles are tried until a field fits only one of them. */
  private double number(String field) {
    if (style != null) {
      return style.parse(field);
    }
    double point = NumberStyle.POINT.parse(field);
    double comma = NumberStyle.COMMA.parse(field);
    if (Double.isNaN(point) != Double.isNaN(comma)) {
      style = Double.isNaN(point) ? NumberStyle.COMMA : NumberStyle.POINT;
    } else if (point != comma && !Double.isNaN(point)) {
      ambiguous = field;
    }
    return Double.isNaN(point) ? comma : point;
  }

  private void addWord(String field) {
    if (MissingValues.NONE.contains(field)) {
      nones++;
      return;
    }
    flags += Double.isNaN(NumberStyle.FLAG.parse(field)) ? 0 : 1;
    spaces += field.chars().filter(c -> c == ' ').count();
    dateStyles.removeIf(candidate -> Double.isNaN(candidate.parse(field)));
    if (strays.size() < MOST_STRAYS || strays.containsKey(field)) {
      strays.merge(field, 1L, Long::sum);
    }
  }

  public String name() {
    return name;
  }

  /** Rows without a value. */
  public long missing() {
    return missing;
  }

  /** Rows with a value. */
  public long present() {
    return present;
  }

  long numbers() {
    return numbers;
  }

  /** Rows that say {@code None}. */
  long nones() {
    return nones;
  }

  /** Rows with a word that is no number and not {@code None}. */
  long words() {
    return present - numbers - nones;
  }

  long flags() {
    return flags;
  }

  double meanSpaces() {
    return (double) spaces / Math.max(1, words());
  }

  /** The different fields with their numbers of rows; null if there are too many. */
  public @Nullable Map<String, Long> values() {
    return values;
  }

  /** Different fields; one more than are remembered if there are too many. */
  public int different() {
    return values == null ? mostValues + 1 : values.size();
  }

  /** Words among numbers, with their numbers of rows; incomplete if there are many. */
  Map<String, Long> strays() {
    return strays;
  }

  /** The style that some number needs; null if all can be read either way. */
  public @Nullable NumberStyle style() {
    return style;
  }

  /** A number that both styles read, and differently; null if {@link #style()} is clear. */
  @Nullable String ambiguous() {
    return style == null ? ambiguous : null;
  }

  /** All styles that every word fits. */
  Set<DateStyle> dateStyles() {
    return dateStyles;
  }

  /** Whether there are numbers and nothing else. */
  public boolean isNumeric() {
    return numbers > 0 && words() == 0;
  }

  /** Whether the numbers are whole. */
  public boolean isWhole() {
    return whole;
  }

  /** Whether every row's number is one more than the one before. */
  boolean isCounting() {
    return counting && numbers > 1;
  }
}
