package dev.crossentropy.report.chart;

/** What lies on a chart; later layers cover earlier ones. Coordinates are those of the axes. */
public sealed interface Layer {

  /** How a curve is drawn; told apart without colour, too. */
  enum Stroke {
    SOLID,
    DASHED,
    DOTTED,
    DASH_DOTTED,
    SHORT_DASHED,
    /** Broad and pale, so that a line upon it leaves both to be seen. */
    BROAD,
    /** Thin and pale: one of many. */
    FAINT,
    /** Thin: joins dots. */
    THIN;

    /** The baseline of a comparison is broad; the others differ in their dashes. */
    public static Stroke of(int place) {
      return switch (place == 0 ? -1 : Math.floorMod(place, Ink.values().length)) {
        case -1 -> BROAD;
        case 2 -> DASHED;
        case 3 -> DOTTED;
        case 4 -> DASH_DOTTED;
        case 5 -> SHORT_DASHED;
        default -> SOLID;
      };
    }

    /** The class of what is drawn so: {@code dash-dotted}. */
    public String cssClass() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /** Which part of a label lies on its point, as seen from the point. */
  enum Side {
    LEFT,
    RIGHT,
    ABOVE,
    BELOW,
    CENTRE
  }

  /** Whether a dot is filled with its ink or with the paper. */
  enum Fill {
    FULL,
    OPEN
  }

  /** A line through points, in the order given; what is not finite is left out. */
  record Curve(Ink ink, Stroke stroke, String name, double[] x, double[] y) implements Layer {}

  /**
   * Single points.
   *
   * @param sizes the area of each dot relative to the largest; empty where all are alike
   */
  record Dots(Ink ink, Fill fill, double[] x, double[] y, double[] sizes) implements Layer {}

  /** The area between two curves over the same x. */
  record Area(Ink ink, double[] x, double[] lower, double[] upper) implements Layer {}

  /** Vertical bars on the axis. */
  record Bars(Ink ink, double width, double[] x, double[] height) implements Layer {}

  /** A label at its point, in the colour of what it names. */
  record Note(Ink ink, Side side, double x, double y, String text) implements Layer {}

  /** A straight dashed line to compare with, labelled where the other layers leave room. */
  record Rule(Direction direction, double at, String label) implements Layer {}

  /** Of a rule. */
  enum Direction {
    HORIZONTAL,
    VERTICAL,
    /** y = x; {@link Rule#at} is not used. */
    DIAGONAL
  }

  /**
   * Heights over a rectangular grid as bands of colour between levels, with a line at each level,
   * labelled where it crosses the diagonal from the upper left to the lower right.
   *
   * @param x ascending
   * @param y ascending
   * @param height {@code height[i][j]} above {@code (x[i], y[j])}
   */
  record Bands(double[] x, double[] y, double[][] height, double[] levels) implements Layer {}
}
