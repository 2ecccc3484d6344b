package dev.crossentropy.loss;

/** What the sum of the rows' losses is divided by. */
public enum Normalization {
  ROWS,
  VALID_ROWS,
  TARGET_WEIGHTS
}
