package dev.crossentropy.data.table.column;

import dev.crossentropy.data.Excerpt;
import dev.crossentropy.data.table.field.DateStyle;
import dev.crossentropy.data.table.field.NumberStyle;
import dev.crossentropy.data.table.field.StatedType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What becomes of a column. */
public sealed interface Decision {

  /**
   * It is learnt from.
   *
   * @param note what of it was not as it seems; empty if nothing
   */
  record Use(ColumnType type, String note) implements Decision {}

  /** It is not learnt from, because it cannot teach anything. */
  record LeaveOut(String reason) implements Decision {}

  /** The user has to say what it is. */
  record Ask(String question) implements Decision {}

  /**
   * What the file's other columns tell.
   *
   * @param style in which the clear ones write numbers; null if none is clear
   */
  record Evidence(@Nullable NumberStyle style, char separator) {}

  /**
   * Decides.
   *
   * @param stated what the user or the file itself says of the column, if anything
   */
  static Decision of(ColumnProfile column, @Nullable StatedType stated, Evidence evidence) {
    return new Rules(column, evidence).decide(stated);
  }

  /** The rules, in the order in which they are tried. */
  record Rules(ColumnProfile column, Evidence evidence) {

    /** A column is of numbers although some fields are words, if so few and so few kinds are. */
    private static final double MOST_WORDS = 0.1;

    private static final int MOST_KINDS_OF_WORDS = 5;

    /** Fewer different values may be codes, such as 2, 3, 4, 5more. */
    private static final int FEWEST_NUMBERS = 10;

    /** Words that are different in more than every second row stand for rows, not for kinds. */
    private static final double MOST_DIFFERENT = 0.5;

    /** Sentences, if there are also many of them. */
    private static final double SPACES_OF_SENTENCES = 3;

    private static final int MANY = 100;

    private static final Pattern IDENTIFIER =
        Pattern.compile(
            "(?i)(.*[ _.-])?(id|idx|index|row|nr|no|number|key|uuid|guid)|.*[a-z]I[dD]");

    Decision decide(@Nullable StatedType stated) {
      if (stated != null) {
        return stated(stated);
      }
      if (column.present() == 0) {
        return new LeaveOut("empty");
      }
      if (column.different() == 1 && column.missing() == 0) {
        return new LeaveOut("the same in every row");
      }
      if (column.numbers() > 0 && isNumeric()) {
        return identifies() ? new LeaveOut("numbers the rows") : numbers(note());
      }
      if (column.flags() + column.nones() == column.present()) {
        return new Use(new ColumnType.Numbers(NumberStyle.FLAG), "");
      }
      if (column.numbers() == 0 && !column.dateStyles().isEmpty()) {
        return dates(column.dateStyles());
      }
      return words();
    }

    private Decision stated(StatedType stated) {
      return switch (stated) {
        case NUMBER -> numbers(note());
        case NUMBER_COMMA -> new Use(new ColumnType.Numbers(NumberStyle.COMMA), note());
        case DATE ->
            column.dateStyles().isEmpty()
                ? dates(Set.of(DateStyle.values()))
                : dates(column.dateStyles());
        case DATE_DMY -> new Use(new ColumnType.Dates(DateStyle.DAY_FIRST), "");
        case DATE_MDY -> new Use(new ColumnType.Dates(DateStyle.MONTH_FIRST), "");
        case CATEGORY -> vocabulary(false);
        case EXACT -> vocabulary(true);
      };
    }

    private boolean isNumeric() {
      return column.words() == 0
          || (column.words() <= MOST_WORDS * column.present()
              && column.strays().size() <= MOST_KINDS_OF_WORDS
              && column.different() - column.strays().size() > FEWEST_NUMBERS);
    }

    private String note() {
      return column.words() == 0
          ? ""
          : column.strays().entrySet().stream()
              .map(word -> "'%s' (%d×)".formatted(Excerpt.of(word.getKey()), word.getValue()))
              .sorted()
              .collect(Collectors.joining(", ", "", " among numbers taken for missing"));
    }

    /** By its order, or by its name if nearly all are different. */
    private boolean identifies() {
      if (!column.isWhole()) {
        return false;
      }
      boolean named =
          IDENTIFIER.matcher(column.name()).matches() || column.name().startsWith("Unnamed: ");
      return (column.isCounting() && column.numbers() > FEWEST_NUMBERS)
          || (named && column.different() > MOST_DIFFERENT * column.present());
    }

    private Decision numbers(String note) {
      NumberStyle style = column.style();
      String example = column.ambiguous();
      if (style == null && example != null) {
        style = evidence.style();
        boolean comma = example.indexOf(',') >= 0;
        if (style == null && comma && evidence.separator() != ',') {
          return new Ask(
              "'%s' may be a thousand times as much as with a decimal comma: %s or %s"
                  .formatted(
                      Excerpt.of(example), type(StatedType.NUMBER_COMMA), type(StatedType.NUMBER)));
        }
      }
      return new Use(
          new ColumnType.Numbers(Objects.requireNonNullElse(style, NumberStyle.POINT)), note);
    }

    private Decision dates(Set<DateStyle> styles) {
      if (styles.size() > 1) {
        return new Ask(
            "the day or the month may come first in every date: %s or %s"
                .formatted(type(StatedType.DATE_DMY), type(StatedType.DATE_MDY)));
      }
      return new Use(new ColumnType.Dates(styles.iterator().next()), "");
    }

    private Decision words() {
      Map<String, Long> values = column.values();
      if (values == null || values.size() > MOST_DIFFERENT * column.present()) {
        return new LeaveOut(
            "text that is different in nearly every row"
                + (values == null
                    ? ""
                    : String.format(
                        Locale.ROOT, " (%,d of %,d)", values.size(), column.present())));
      }
      if (values.size() > MANY && column.meanSpaces() > SPACES_OF_SENTENCES) {
        return new LeaveOut("free text");
      }
      if (values.size() > MANY && 2 * column.numbers() > column.present()) {
        return new Ask(
            "numbers in %d rows, words such as '%s' in %d: %s, %s or --ignore"
                .formatted(
                    column.numbers(),
                    Excerpt.of(List.copyOf(column.strays().keySet()).get(0)),
                    column.words(),
                    type(StatedType.NUMBER),
                    type(StatedType.CATEGORY)));
      }
      return vocabulary(false);
    }

    private Decision vocabulary(boolean exact) {
      Map<String, Long> values = column.values();
      if (values == null) {
        return new Ask("more different values than are counted as categories: --ignore");
      }
      Vocabulary vocabulary = Vocabulary.of(values, exact);
      int joined = values.size() - vocabulary.words().size();
      return new Use(
          new ColumnType.Words(vocabulary),
          joined == 0
              ? ""
              : "%d spellings taken for %d values (keep them apart with %s)"
                  .formatted(values.size(), vocabulary.words().size(), type(StatedType.EXACT)));
    }

    private String type(StatedType type) {
      return "--type '%s=%s'".formatted(Excerpt.of(column.name()), type.text());
    }
  }
}
