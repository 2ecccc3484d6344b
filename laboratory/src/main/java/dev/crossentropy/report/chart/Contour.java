package dev.crossentropy.report.chart;

import dev.crossentropy.report.chart.Layer.Bands;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The outlines of where a surface is at least as high as a level, found cell by cell ("marching
 * squares"). A rim of cells without width lies around the grid, lower than any level, so that every
 * outline closes.
 */
final class Contour {

  /**
   * A corner of an outline.
   *
   * @param onRim whether the surface ends there rather than crosses the level
   */
  record Corner(double x, double y, boolean onRim) {}

  /** The side of a cell that an outline crosses, between two neighbouring points of the grid. */
  private record Side(int i, int j, int k, int l) {

    static Side between(int i, int j, int k, int l) {
      return i > k || j > l ? new Side(k, l, i, j) : new Side(i, j, k, l);
    }
  }

  private final Bands surface;
  private final double level;
  private final Map<Side, Side> next = new LinkedHashMap<>();

  private Contour(Bands surface, double level) {
    this.surface = surface;
    this.level = level;
  }

  static List<List<Corner>> outlines(Bands surface, double level) {
    Contour contour = new Contour(surface, level);
    for (int i = -1; i < surface.x().length; i++) {
      for (int j = -1; j < surface.y().length; j++) {
        contour.cell(i, j);
      }
    }
    return contour.linked();
  }

  /**
   * Around the cell, each side where the surface falls below the level is joined with the next
   * side, where it rises again; the neighbour behind that one sees a fall there and goes on.
   */
  private void cell(int i, int j) {
    int[][] corners = {{i, j}, {i + 1, j}, {i + 1, j + 1}, {i, j + 1}, {i, j}};
    List<Side> crossed = new ArrayList<>();
    int firstFall = 0;
    for (int c = 0; c + 1 < corners.length; c++) {
      int[] from = corners[c];
      int[] to = corners[c + 1];
      boolean high = above(from[0], from[1]) >= 0;
      if (high != above(to[0], to[1]) >= 0) {
        firstFall = crossed.isEmpty() && !high ? 1 : firstFall;
        crossed.add(Side.between(from[0], from[1], to[0], to[1]));
      }
    }
    for (int fall = firstFall; fall < crossed.size(); fall += 2) {
      next.put(crossed.get(fall), crossed.get((fall + 1) % crossed.size()));
    }
  }

  private List<List<Corner>> linked() {
    List<List<Corner>> outlines = new ArrayList<>();
    while (!next.isEmpty()) {
      List<Corner> outline = new ArrayList<>();
      Side side = next.keySet().iterator().next();
      while (next.containsKey(side)) {
        outline.add(corner(side));
        side = next.remove(side);
      }
      outlines.add(outline);
    }
    return outlines;
  }

  private Corner corner(Side side) {
    double from = above(side.i(), side.j());
    double share = from / (from - above(side.k(), side.l()));
    double[] x = surface.x();
    double[] y = surface.y();
    boolean onRim = isOutside(side.i(), side.j()) || isOutside(side.k(), side.l());
    return new Corner(
        between(x[nearest(side.i(), x)], x[nearest(side.k(), x)], share),
        between(y[nearest(side.j(), y)], y[nearest(side.l(), y)], share),
        onRim);
  }

  private double above(int i, int j) {
    return isOutside(i, j) ? -1 : surface.height()[i][j] - level;
  }

  private boolean isOutside(int i, int j) {
    return i < 0 || j < 0 || i >= surface.x().length || j >= surface.y().length;
  }

  private static int nearest(int index, double[] grid) {
    return Math.max(0, Math.min(grid.length - 1, index));
  }

  private static double between(double from, double to, double share) {
    return from + share * (to - from);
  }
}
