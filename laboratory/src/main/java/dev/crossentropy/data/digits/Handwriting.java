package dev.crossentropy.data.digits;

import dev.crossentropy.data.digits.StrokeOutlines.Stroke;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One digit as a random hand writes it: lines on the sheet of the final image, in pixels.
 *
 * <p>A way of writing the digit is chosen, its points are shaken, the curves are drawn through
 * them, and the whole is slanted, turned, stretched and fitted into the middle of the sheet, as
 * MNIST's digits are fitted into 20×20 of their 28×28 pixels.
 */
final class Handwriting {

  /** MNIST's margin is 4 of 28 pixels on each side. */
  private static final double MARGIN = 4.0 / 28;

  /**
   * Deviation of the digit's middle from the sheet's, as a part of the sheet. {@link
   * SplitMix64#bell} ends at 2√3, so the thickest pen on the largest digit just stays on the sheet:
   * 28·(0.02·2√3 + 10/28) + 2 pixels = 13.9.
   */
  private static final double SHIFT = 0.02;

  /**
   * Straight pieces of a curve between two points; finer ones cannot be told apart at 28 pixels.
   */
  private static final int PIECES = 6;

  /**
   * Deviation of a shaken point in hundredths of the outline's height: a steady and a poor hand.
   */
  private static final double LEAST_SHAKE = 1.5;

  private static final double MOST_SHAKE = 6.5;

  private final SplitMix64 random;

  Handwriting(SplitMix64 random) {
    this.random = random;
  }

  /** Each result is one line: its points {x, y} in pixels of a sheet of this size. */
  List<double[][]> write(int digit, int sheet) {
    List<List<Stroke>> hands = StrokeOutlines.hands(digit);
    double shake = random.uniform(LEAST_SHAKE, MOST_SHAKE);
    List<double[][]> lines = new ArrayList<>();
    for (Stroke stroke : hands.get(random.below(hands.size()))) {
      double[][] shaken = shake(stroke.points(), shake);
      lines.add(stroke.smooth() ? curve(shaken) : shaken);
    }
    bend(lines);
    fit(lines, sheet);
    return lines;
  }

  private double[][] shake(double[][] points, double shake) {
    return Arrays.stream(points)
        .map(
            point ->
                new double[] {point[0] + shake * random.bell(), point[1] + shake * random.bell()})
        .toArray(double[][]::new);
  }

  /** The Catmull–Rom spline: through every point, tangent to the line between its neighbours. */
  private static double[][] curve(double[][] p) {
    List<double[]> line = new ArrayList<>();
    for (int i = 0; i + 1 < p.length; i++) {
      double[] before = p[Math.max(i - 1, 0)];
      double[] after = p[Math.min(i + 2, p.length - 1)];
      for (int piece = 0; piece < PIECES; piece++) {
        double t = (double) piece / PIECES;
        line.add(
            new double[] {
              catmullRom(before[0], p[i][0], p[i + 1][0], after[0], t),
              catmullRom(before[1], p[i][1], p[i + 1][1], after[1], t)
            });
      }
    }
    line.add(p[p.length - 1]);
    return line.toArray(double[][]::new);
  }

  private static double catmullRom(double a, double b, double c, double d, double t) {
    return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
  }

  /** A random affine map: slant, turn, and width against height. */
  private void bend(List<double[][]> lines) {
    // the whole line of writing leans to the right more often than to the left
    double slant = 0.12 + 0.25 * random.bell();
    double turn = 0.14 * random.bell();
    double breadth = random.uniform(0.55, 1.05);
    // StrictMath: Math's sine may differ in the last bit between machines
    double cos = StrictMath.cos(turn);
    double sin = StrictMath.sin(turn);
    for (double[][] line : lines) {
      for (double[] point : line) {
        double x = breadth * (point[0] - 50) - slant * (point[1] - 50);
        double y = point[1] - 50;
        point[0] = cos * x - sin * y;
        point[1] = sin * x + cos * y;
      }
    }
  }

  /** Scales the larger side to the inner square, a little more or less, and shifts it a little. */
  private void fit(List<double[][]> lines, int sheet) {
    double[] low = {Double.MAX_VALUE, Double.MAX_VALUE};
    double[] high = {-Double.MAX_VALUE, -Double.MAX_VALUE};
    for (double[][] line : lines) {
      for (double[] point : line) {
        for (int axis = 0; axis < 2; axis++) {
          low[axis] = Math.min(low[axis], point[axis]);
          high[axis] = Math.max(high[axis], point[axis]);
        }
      }
    }
    double extent = Math.max(high[0] - low[0], high[1] - low[1]);
    double scale = sheet * (1 - 2 * MARGIN) * random.uniform(0.75, 1.0) / extent;
    double[] centre = new double[2];
    for (int axis = 0; axis < 2; axis++) {
      centre[axis] = sheet * (0.5 + SHIFT * random.bell());
    }
    for (double[][] line : lines) {
      for (double[] point : line) {
        for (int axis = 0; axis < 2; axis++) {
          point[axis] = centre[axis] + scale * (point[axis] - (low[axis] + high[axis]) / 2);
        }
      }
    }
  }
}
