package dev.crossentropy.data.table;

/** What becomes of an example that lacks a value. */
public enum Missing {
  /**
   * A number or date gets the median of the training examples, and one more feature says so; in a
   * column of words "missing" is one more category.
   */
  FILL,
  /** The example is left out. */
  DROP,
  /** The file is refused, all columns with gaps named. */
  ERROR
}
