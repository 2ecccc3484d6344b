package dev.crossentropy.data.table.field;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a user, or an ARFF file's header, says a column holds. */
public enum StatedType {
  /** Numbers, decimal points or commas told from the values. */
  NUMBER,
  /** Numbers with decimal commas. */
  NUMBER_COMMA,
  /** Words, spellings that differ by case or spaces joined. */
  CATEGORY,
  /** Words exactly as they are spelled. */
  EXACT,
  /** Dates, the order of day and month told from the values. */
  DATE,
  /** Dates, the day before the month. */
  DATE_DMY,
  /** Dates, the month before the day. */
  DATE_MDY;

  /** As in {@code date-dmy}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * @throws IllegalArgumentException naming the types there are
   */
  public static StatedType parse(String text) {
    List<String> known = Arrays.stream(values()).map(StatedType::text).toList();
    int index = known.indexOf(text);
    if (index < 0) {
      throw new IllegalArgumentException(
          "'%s' is no type of column: expected one of %s"
              .formatted(text, String.join(", ", known)));
    }
    return values()[index];
  }
}
