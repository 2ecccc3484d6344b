package dev.crossentropy.loss.call;

/** What a call is asked for. */
public enum Wanted {
  SCORE,
  ROW_SCORES,
  GRADIENT,
  GRADIENT_AND_SCORE;

  public boolean includesGradient() {
    return this == GRADIENT || this == GRADIENT_AND_SCORE;
  }
}
