package dev.crossentropy.report.chart;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Finds where a label covers the least of the lines of a chart. */
final class FreeSpot {

  /** Width of a letter on average, above rather than below: no font is measured. */
  private static final double LETTER = 5.8;

  private static final double ASCENT = 10;
  private static final double DESCENT = 3;

  /**
   * Where text may stand.
   *
   * @param x of its start or its end
   * @param y of its base line
   * @param anchor {@code start} or {@code end}
   */
  record Spot(double x, double y, String anchor) {

    static Spot from(double x, double y) {
      return new Spot(x, y, "start");
    }

    static Spot upTo(double x, double y) {
      return new Spot(x, y, "end");
    }

    private Rectangle2D box(String text) {
      double width = LETTER * text.length();
      double left = anchor.equals("start") ? x : x - width;
      return new Rectangle2D.Double(left, y - ASCENT, width, ASCENT + DESCENT);
    }
  }

  private final Rectangle2D plot;
  private final List<Line2D> segments = new ArrayList<>();

  FreeSpot(Rectangle2D plot) {
    this.plot = plot;
  }

  /** Takes the place of a line, whose values the functions turn into pixels. */
  void avoid(Line line, DoubleUnaryOperator x, DoubleUnaryOperator y) {
    for (int i = 0; i < line.x().length; i++) {
      int from = line.style() == Line.Style.DOTS ? i : Math.max(0, i - 1);
      segments.add(
          new Line2D.Double(
              x.applyAsDouble(line.x()[from]),
              y.applyAsDouble(line.y()[from]),
              x.applyAsDouble(line.x()[i]),
              y.applyAsDouble(line.y()[i])));
    }
  }

  /** The first of those that leave the plot least and lie upon the fewest lines. */
  Spot choose(String text, List<Spot> spots) {
    return spots.stream()
        .min(
            Comparator.<Spot, Boolean>comparing(spot -> !plot.contains(spot.box(text)))
                .thenComparing(spot -> covered(spot.box(text))))
        .orElseThrow();
  }

  private long covered(Rectangle2D box) {
    return segments.stream().filter(segment -> segment.intersects(box)).count();
  }
}
