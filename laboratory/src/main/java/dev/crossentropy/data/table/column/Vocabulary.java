package dev.crossentropy.data.table.column;

import dev.crossentropy.data.table.field.NumberStyle;
import dev.crossentropy.data.table.field.Spelling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The different words of a column. Spellings that differ by case or spaces are one word, shown in
 * the most frequent of them, unless they are to be kept apart.
 */
public final class Vocabulary {

  private final boolean exact;
  private final List<String> words;
  private final Map<String, Integer> numbers = new HashMap<>();

  /**
   * @param words in the order of their numbers
   * @param exact whether spellings are kept apart
   */
  public Vocabulary(List<String> words, boolean exact) {
    this.exact = exact;
    this.words = List.copyOf(words);
    for (String word : words) {
      numbers.put(key(word, exact), numbers.size());
    }
  }

  /** Of fields with their numbers of rows; numbers in their order, words in the alphabet's. */
  static Vocabulary of(Map<String, Long> fields, boolean exact) {
    Map<String, String> shown = new HashMap<>();
    for (Map.Entry<String, Long> field : new TreeMap<>(fields).entrySet()) {
      shown.merge(
          key(field.getKey(), exact),
          field.getKey(),
          (a, b) -> fields.getOrDefault(b, 0L) > fields.getOrDefault(a, 0L) ? b : a);
    }
    List<String> words =
        new ArrayList<>(shown.values().stream().map(Spelling::withoutPoint).toList());
    words.sort(
        Comparator.comparingDouble(NumberStyle.POINT::parse)
            .thenComparing(Comparator.naturalOrder()));
    return new Vocabulary(words, exact);
  }

  private static String key(String field, boolean exact) {
    return exact ? Spelling.withoutPoint(field) : Spelling.key(field);
  }

  public List<String> words() {
    return words;
  }

  public boolean isExact() {
    return exact;
  }

  /** −1 for a word that is not among them. */
  public int number(String field) {
    return numbers.getOrDefault(key(field, exact), -1);
  }
}
