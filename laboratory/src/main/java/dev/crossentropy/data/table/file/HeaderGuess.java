package dev.crossentropy.data.table.file;

import dev.crossentropy.data.table.field.MissingValues;
import dev.crossentropy.data.table.field.NumberStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Whether the first record names the columns. It does if the user's names are found in it, and if
 * it holds text where numbers stand below. It does not if it holds numbers above numbers. Where
 * text stands above text alone, it names the columns unless its words come again below.
 */
final class HeaderGuess {

  enum Verdict {
    HEADER,
    NONE,
    UNCERTAIN
  }

  private static final MissingValues MISSING = new MissingValues(List.of());

  private final List<String> first;
  private final List<List<String>> rest;
  private final List<String> wanted;

  HeaderGuess(List<List<String>> records, List<String> wanted) {
    first = records.get(0);
    rest = records.subList(1, records.size());
    this.wanted = wanted;
  }

  Verdict verdict() {
    boolean named =
        wanted.stream().anyMatch(name -> first.stream().anyMatch(name::equalsIgnoreCase));
    if (named || rest.isEmpty() || isCount()) {
      return Verdict.HEADER;
    }
    int textOnNumbers = 0;
    int numbersOnNumbers = 0;
    int repeated = 0;
    for (int i = 0; i < first.size(); i++) {
      boolean number = isNumber(first.get(i));
      if (isNumeric(i)) {
        numbersOnNumbers += number ? 1 : 0;
        textOnNumbers += number || MISSING.contains(first.get(i)) ? 0 : 1;
      } else {
        repeated += comesAgain(i) ? 1 : 0;
      }
    }
    if (numbersOnNumbers > 0) {
      return textOnNumbers > 0 ? Verdict.UNCERTAIN : Verdict.NONE;
    }
    return textOnNumbers == 0 && 2 * repeated >= first.size() ? Verdict.NONE : Verdict.HEADER;
  }

  /** Whether the record counts 0, 1, 2 …, as programs do whose columns have no names. */
  private boolean isCount() {
    return first.size() > 2
        && IntStream.range(0, first.size()).allMatch(i -> first.get(i).equals(Integer.toString(i)));
  }

  private boolean isNumeric(int column) {
    int numbers = 0;
    int words = 0;
    for (List<String> row : rest) {
      if (column < row.size() && !MISSING.contains(row.get(column))) {
        boolean number = isNumber(row.get(column));
        numbers += number ? 1 : 0;
        words += number ? 0 : 1;
      }
    }
    return numbers > 9 * words;
  }

  private static boolean isNumber(String field) {
    return !Double.isNaN(NumberStyle.POINT.parse(field))
        || !Double.isNaN(NumberStyle.COMMA.parse(field));
  }

  private boolean comesAgain(int column) {
    return rest.stream()
        .anyMatch(row -> column < row.size() && row.get(column).equals(first.get(column)));
  }

  /**
   * The first record's names. A nameless column comes before them where every row has one field
   * more, as R writes row names; the last one is dropped where only a separator makes it.
   */
  List<String> names() {
    List<String> names = new ArrayList<>(first);
    int last = names.size() - 1;
    if (!rest.isEmpty() && rest.stream().allMatch(row -> row.size() == names.size() + 1)) {
      if (!rest.stream().allMatch(row -> row.get(names.size()).isEmpty())) {
        names.add(0, "");
      }
    } else if (last > 0
        && names.get(last).isEmpty()
        && rest.stream().allMatch(row -> row.size() <= last || row.get(last).isEmpty())) {
      names.remove(last);
    }
    return distinct(names);
  }

  /** {@code column 1}, {@code column 2} …; without the last where only a separator makes it. */
  List<String> numbers() {
    int last = first.size() - 1;
    boolean ended =
        last > 0
            && first.get(last).isEmpty()
            && rest.stream().allMatch(row -> row.size() <= last || row.get(last).isEmpty());
    return IntStream.rangeClosed(1, ended ? last : last + 1).mapToObj(i -> "column " + i).toList();
  }

  /** As pandas does: a nameless column is {@code Unnamed: 3}, a second {@code x} is {@code x.1}. */
  static List<String> distinct(List<String> header) {
    Set<String> taken = new HashSet<>(header);
    Set<String> used = new HashSet<>();
    List<String> names = new ArrayList<>();
    for (String field : header) {
      String name = field.isEmpty() ? "Unnamed: " + names.size() : field;
      for (int i = 1; !used.add(name); i++) {
        String next = field + "." + i;
        name = taken.contains(next) ? name : next;
      }
      names.add(name);
    }
    return names;
  }
}
