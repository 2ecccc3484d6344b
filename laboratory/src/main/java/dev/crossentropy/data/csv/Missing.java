package dev.crossentropy.data.csv;

import java.util.Set;

/** What becomes of an example that lacks a value. */
public enum Missing {
  /** Refused, with row and column named. */
  ERROR,
  /** The example is left out. */
  DROP,
  /**
   * The mean of the training examples takes the value's place; of a categorical column, whose
   * features are shares, the mean of each share. A missing label is refused all the same.
   */
  MEAN;

  /** What the usual tools write where there is nothing to write. */
  private static final Set<String> SPELLINGS =
      Set.of("", "NA", "N/A", "#N/A", "NaN", "nan", "NAN", "null", "NULL", "None", "?");

  static boolean isMissing(String field) {
    return SPELLINGS.contains(field);
  }
}
