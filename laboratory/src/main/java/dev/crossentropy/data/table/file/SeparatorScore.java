package dev.crossentropy.data.table.file;

import dev.crossentropy.data.table.field.NumberStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How well a separator explains the first records: the share of them that have the same number of
 * fields, times the fields' own mean score. A number counts fully; text counts less, since a wrong
 * separator leaves text; and text that holds another separator counts least.
 */
final class SeparatorScore {

  private static final double TEXT = 0.6;
  private static final double MIXED = 0.2;

  /** Records of unequal length beyond this share are no table. */
  private static final double FEWEST_EQUAL = 0.8;

  private SeparatorScore() {}

  /** From 0, for a separator that does not occur or does not fit, to 1. */
  static double of(List<List<String>> records, char separator) {
    Map<Integer, Integer> counts = new HashMap<>();
    records.forEach(record -> counts.merge(record.size(), 1, Integer::sum));
    int usual =
        counts.entrySet().stream()
            .max(Map.Entry.<Integer, Integer>comparingByValue())
            .map(Map.Entry::getKey)
            .orElse(0);
    double equal = usual < 2 ? 0 : (double) counts.getOrDefault(usual, 0) / records.size();
    if (equal < FEWEST_EQUAL) {
      return 0;
    }
    return equal
        * records.stream()
            .flatMap(List::stream)
            .mapToDouble(field -> field(field, separator))
            .average()
            .orElse(0);
  }

  private static double field(String field, char separator) {
    if (!Double.isNaN(NumberStyle.POINT.parse(field))
        || !Double.isNaN(NumberStyle.COMMA.parse(field))) {
      return 1;
    }
    boolean mixed =
        Separator.NAMED.stream()
            .mapToInt(Separator::character)
            .anyMatch(c -> c != Separator.SPACES && c != separator && field.indexOf(c) >= 0);
    return mixed ? MIXED : TEXT;
  }
}
