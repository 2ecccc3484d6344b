package dev.crossentropy.report.picture;

/**
 * Heights over a rectangular grid.
 *
 * @param x ascending
 * @param y ascending
 * @param height {@code height[i][j]} above {@code (x[i], y[j])}
 */
public record Surface(double[] x, double[] y, double[][] height) {

  /** The height at a point of the rectangle, interpolated from the four grid points around it. */
  double at(double px, double py) {
    double column = position(x, px);
    double row = position(y, py);
    int i = Math.min((int) column, x.length - 2);
    int j = Math.min((int) row, y.length - 2);
    double u = column - i;
    double v = row - j;
    return (1 - u) * ((1 - v) * height[i][j] + v * height[i][j + 1])
        + u * ((1 - v) * height[i + 1][j] + v * height[i + 1][j + 1]);
  }

  private static double position(double[] grid, double value) {
    double cells = grid.length - 1;
    double position = (value - grid[0]) / (grid[grid.length - 1] - grid[0]) * cells;
    return Math.max(0, Math.min(cells, position));
  }
}
