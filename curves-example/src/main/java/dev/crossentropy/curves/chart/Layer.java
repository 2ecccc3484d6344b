package dev.crossentropy.curves.chart;

/** What lies on a panel; later layers cover earlier ones. Coordinates are those of the axes. */
public sealed interface Layer {

  /** How a curve is drawn. */
  enum Stroke {
    SOLID,
    DASHED,
    /** For reference lines that must not compete with the data. */
    HAIRLINE
  }

  /** Which part of a label lies on its point, as seen from the point. */
  enum Side {
    LEFT,
    RIGHT,
    ABOVE,
    BELOW,
    CENTRE
  }

  /** A line through points, in the order given; what is not finite is left out. */
  record Curve(Ink ink, Stroke stroke, String name, double[] x, double[] y) implements Layer {}

  /** Single points; open ones show the paper inside. */
  record Dots(Ink ink, Fill fill, double[] x, double[] y) implements Layer {}

  /** Whether a dot is filled with its ink or with the paper. */
  enum Fill {
    FULL,
    OPEN
  }

  /** The area between two curves over the same x. */
  record Area(Ink ink, double[] x, double[] lower, double[] upper) implements Layer {}

  /** Vertical bars on the axis. */
  record Bars(Ink ink, double width, double[] x, double[] height) implements Layer {}

  /** A label at its point, in the colour of what it names. */
  record Note(Ink ink, Side side, double x, double y, String text) implements Layer {}

  /**
   * A surface as bands of colour between levels, with a line at each level, labelled where it
   * crosses the diagonal from the upper left to the lower right.
   */
  record Bands(Surface surface, double[] levels) implements Layer {}
}
