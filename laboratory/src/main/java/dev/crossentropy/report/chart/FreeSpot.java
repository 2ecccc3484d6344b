package dev.crossentropy.report.chart;

import dev.crossentropy.report.chart.Layer.Curve;
import dev.crossentropy.report.chart.Layer.Dots;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds where a label covers the least of the lines of a chart. */
final class FreeSpot {

  private static final double ASCENT = 10;
  private static final double DESCENT = 3;

  /**
   * Where text may stand.
   *
   * @param x of its start, its middle or its end
   * @param y of its base line
   * @param anchor {@code start}, {@code middle} or {@code end}
   */
  record Spot(double x, double y, String anchor) {

    static Spot from(double x, double y) {
      return new Spot(x, y, "start");
    }

    static Spot around(double x, double y) {
      return new Spot(x, y, "middle");
    }

    static Spot upTo(double x, double y) {
      return new Spot(x, y, "end");
    }

    Rectangle2D box(String text) {
      double width = Svg.width(text);
      double left =
          switch (anchor) {
            case "start" -> x;
            case "end" -> x - width;
            default -> x - width / 2;
          };
      return new Rectangle2D.Double(left, y - ASCENT, width, ASCENT + DESCENT);
    }
  }

  private final Rectangle2D plot;
  private final List<Line2D> segments = new ArrayList<>();

  private FreeSpot(Rectangle2D plot) {
    this.plot = plot;
  }

  static FreeSpot in(Chart chart, Frame frame) {
    FreeSpot free = new FreeSpot(frame.plot());
    for (Layer layer : chart.layers()) {
      if (layer instanceof Curve curve) {
        free.avoid(curve.x(), curve.y(), 1, frame);
      } else if (layer instanceof Dots dots) {
        free.avoid(dots.x(), dots.y(), 0, frame);
      }
    }
    return free;
  }

  /**
   * @param reach how far back in the list a line starts that ends in a point
   */
  private void avoid(double[] x, double[] y, int reach, Frame frame) {
    for (int i = 0; i < x.length; i++) {
      int from = Math.max(0, i - reach);
      segments.add(
          new Line2D.Double(frame.x(x[from]), frame.y(y[from]), frame.x(x[i]), frame.y(y[i])));
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
