package dev.crossentropy.loss;

/** What a call is asked for. */
enum Wanted {
  SCORE,
  ROW_SCORES,
  GRADIENT,
  GRADIENT_AND_SCORE;

  boolean includesGradient() {
    return this == GRADIENT || this == GRADIENT_AND_SCORE;
  }
}
