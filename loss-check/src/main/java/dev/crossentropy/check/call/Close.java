package dev.crossentropy.check.call;

/** Equality of doubles that were rounded on different ways. */
public final class Close {

  /** Thousands of roundings of sums of a few dozen terms. */
  private static final double TOLERANCE = 1e-9;

  private Close() {}

  /** Relative to the larger of the numbers and 1; NaN is close to nothing. */
  public static boolean relative(double a, double b) {
    return a == b || Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.max(Math.abs(a), Math.abs(b)));
  }
}
