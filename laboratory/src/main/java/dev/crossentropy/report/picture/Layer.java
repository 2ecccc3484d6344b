package dev.crossentropy.report.picture;

import java.awt.BasicStroke;
import java.awt.Color;

/** What lies on a panel; later layers cover earlier ones. Coordinates are those of the axes. */
public sealed interface Layer {

  /** How a curve is drawn. */
  enum Stroke {
    SOLID(2.2f),
    DASHED(2.2f, 7, 4),
    DOTTED(2.2f, 2, 4),
    DASH_DOTTED(2.2f, 9, 3, 2, 3),
    SHORT_DASHED(2.2f, 4, 2),
    /** For reference lines that must not compete with the data. */
    HAIRLINE(1.2f, 3, 3),
    /** Broad and pale, so that a line upon it leaves both to be seen. */
    BROAD(6),
    /** Thin and pale: one of many. */
    FAINT(1),
    /** Thin: joins dots. */
    THIN(1.2f);

    private final float width;
    private final float[] dashes;

    Stroke(float width, float... dashes) {
      this.width = width;
      this.dashes = dashes;
    }

    BasicStroke pen() {
      return dashes.length == 0
          ? new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
          : new BasicStroke(
              width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes.clone(), 0);
    }

    Color color(Ink ink, Theme theme) {
      return switch (this) {
        case BROAD -> theme.pale(ink);
        case FAINT -> theme.faint(ink);
        default -> theme.ink(ink);
      };
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

  /** A line through points, in the order given; what is not finite is left out. */
  record Curve(Ink ink, Stroke stroke, String name, double[] x, double[] y) implements Layer {}

  /**
   * Single points; open ones show the paper inside.
   *
   * @param radii of each dot in pixels; empty where all are alike
   */
  record Dots(Ink ink, Fill fill, double[] x, double[] y, double[] radii) implements Layer {}

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
