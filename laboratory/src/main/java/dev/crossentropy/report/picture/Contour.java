package dev.crossentropy.report.picture;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The line along which a surface has one height, found cell by cell ("marching squares"). */
final class Contour {

  private final Surface surface;
  private final double level;
  private final Path2D.Double line = new Path2D.Double();
  private final double[] crossings = new double[8];
  private final List<Point2D.Double> points = new ArrayList<>();

  private Contour(Surface surface, double level) {
    this.surface = surface;
    this.level = level;
  }

  static Contour of(Surface surface, double level) {
    Contour contour = new Contour(surface, level);
    for (int i = 0; i + 1 < surface.x().length; i++) {
      for (int j = 0; j + 1 < surface.y().length; j++) {
        contour.cell(i, j);
      }
    }
    return contour;
  }

  Path2D line() {
    return line;
  }

  /**
   * The point that comes nearest to the falling diagonal, or to a parallel of it; null if the
   * surface never has this height.
   *
   * @param shift how far up the parallel runs, as a share of the surface's height
   */
  Point2D.@Nullable Double nearDiagonal(double shift) {
    return points.stream()
        .min(Comparator.comparingDouble(point -> Math.abs(aboveDiagonal(point) - shift)))
        .orElse(null);
  }

  private double aboveDiagonal(Point2D.Double point) {
    double[] x = surface.x();
    double[] y = surface.y();
    double across = (point.x - x[0]) / (x[x.length - 1] - x[0]);
    double up = (point.y - y[0]) / (y[y.length - 1] - y[0]);
    return across + up - 1;
  }

  private void cell(int i, int j) {
    int found = 0;
    found = crossing(i, j, i + 1, j, found);
    found = crossing(i + 1, j, i + 1, j + 1, found);
    found = crossing(i + 1, j + 1, i, j + 1, found);
    found = crossing(i, j + 1, i, j, found);
    for (int k = 0; k + 1 < found; k += 2) {
      segment(crossings[2 * k], crossings[2 * k + 1], crossings[2 * k + 2], crossings[2 * k + 3]);
    }
  }

  private int crossing(int i, int j, int k, int l, int found) {
    double from = surface.height()[i][j] - level;
    double to = surface.height()[k][l] - level;
    if (from >= 0 == to >= 0) {
      return found;
    }
    double share = from / (from - to);
    crossings[2 * found] = surface.x()[i] + share * (surface.x()[k] - surface.x()[i]);
    crossings[2 * found + 1] = surface.y()[j] + share * (surface.y()[l] - surface.y()[j]);
    return found + 1;
  }

  private void segment(double x0, double y0, double x1, double y1) {
    line.moveTo(x0, y0);
    line.lineTo(x1, y1);
    points.add(new Point2D.Double(x0, y0));
  }
}
