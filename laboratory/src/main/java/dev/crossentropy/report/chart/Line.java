package dev.crossentropy.report.chart;

/**
 * Points of one loss in a chart.
 *
 * @param name for the legend, the loss
 * @param loss the loss by its place in the comparison; decides colour and dashes
 * @param sizes for {@link Style#DOTS} the area of each dot relative to the largest, otherwise empty
 */
public record Line(String name, int loss, Style style, double[] x, double[] y, double[] sizes) {

  /** How points are joined. */
  public enum Style {
    /** One seed of several: thin and pale. */
    SEED,
    /** What to look at: thick. */
    MEAN,
    /** Dots alone. */
    DOTS,
    /** Dots joined by a thin line. */
    JOINED_DOTS
  }

  public static Line seed(String name, int loss, double[] x, double[] y) {
    return new Line(name, loss, Style.SEED, x, y, new double[0]);
  }

  public static Line mean(String name, int loss, double[] x, double[] y) {
    return new Line(name, loss, Style.MEAN, x, y, new double[0]);
  }
}
