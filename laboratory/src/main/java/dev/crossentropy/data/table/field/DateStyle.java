package dev.crossentropy.data.table.field;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** In which order a date is written; a time of day may follow, whose zone is not looked at. */
public enum DateStyle {
  /** 2024-03-31, 2024/3/31 or 2024.03.31. */
  YEAR_FIRST("(?<y>\\d{4})([-/.])(?<m>\\d{1,2})\\2(?<d>\\d{1,2})"),
  /** 31.3.2024, 31/03/24 or 31-03-2024. */
  DAY_FIRST("(?<d>\\d{1,2})([-/.])(?<m>\\d{1,2})\\2(?<y>\\d{4}|\\d{2})"),
  /** 3/31/2024 or 03-31-24. */
  MONTH_FIRST("(?<m>\\d{1,2})([-/])(?<d>\\d{1,2})\\2(?<y>\\d{4}|\\d{2})");

  private static final String TIME =
      "(?:[T ]+(?<hour>\\d{1,2}):(?<min>\\d{2})(?::(?<sec>\\d{2})(?:[.,]\\d+)?)?"
          + " ?(?<half>[AaPp][Mm])?(?:Z|[+-]\\d{2}:?\\d{2})?)?";

  private static final double MINUTES_PER_DAY = 24 * 60;

  /** A year of two digits lies between 1970 and 2069, as POSIX has it to within a year. */
  private static final int PIVOT = 70;

  /** A longer field is no date. */
  private static final int LONGEST = 40;

  private final Pattern pattern;

  DateStyle(String date) {
    pattern = Pattern.compile(date + TIME);
  }

  /** Days since 1970-01-01, the time of day as a fraction; NaN for what is no such date. */
  public double parse(String field) {
    if (field.length() > LONGEST || field.isEmpty() || !Character.isDigit(field.charAt(0))) {
      return Double.NaN;
    }
    Matcher found = pattern.matcher(field);
    if (!found.matches()) {
      return Double.NaN;
    }
    int year = Integer.parseInt(found.group("y"));
    year += year >= 100 ? 0 : year < PIVOT ? 2000 : 1900;
    int month = Integer.parseInt(found.group("m"));
    int day = Integer.parseInt(found.group("d"));
    if (month < 1 || month > 12 || day < 1 || day > YearMonth.of(year, month).lengthOfMonth()) {
      return Double.NaN;
    }
    return LocalDate.of(year, month, day).toEpochDay() + timeOfDay(found);
  }

  private static double timeOfDay(Matcher found) {
    if (found.group("hour") == null) {
      return 0;
    }
    int hour = Integer.parseInt(found.group("hour"));
    if (found.group("half") != null) {
      hour = hour % 12 + (found.group("half").equalsIgnoreCase("pm") ? 12 : 0);
    }
    return (hour * 60 + Integer.parseInt(found.group("min"))) / MINUTES_PER_DAY;
  }
}
