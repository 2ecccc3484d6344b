package dev.crossentropy.report.chart;

/** A straight dashed line to compare points with, named where it stands. */
public record Rule(Kind kind, double at, String label) {

  public enum Kind {
    HORIZONTAL,
    VERTICAL,
    /** y = x; {@code at} is not used. */
    DIAGONAL
  }

  public static Rule horizontal(double at, String label) {
    return new Rule(Kind.HORIZONTAL, at, label);
  }

  public static Rule vertical(double at, String label) {
    return new Rule(Kind.VERTICAL, at, label);
  }

  public static Rule diagonal(String label) {
    return new Rule(Kind.DIAGONAL, 0, label);
  }
}
