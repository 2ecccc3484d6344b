package dev.crossentropy.data.digits;

import java.util.List;

/**
 * Draws lines with a round nib on a sheet of grey pixels, anti-aliased: a pixel's ink falls
 * linearly from full to none while its centre crosses the edge of the line, one pixel wide.
 */
final class Pen {

  private final SplitMix64 random;
  private final int sheet;
  private final double[] ink;

  Pen(SplitMix64 random, int sheet) {
    this.random = random;
    this.sheet = sheet;
    this.ink = new double[sheet * sheet];
  }

  /** Draws the lines with a random nib and uneven pressure, and leaves noise on the sheet. */
  void draw(List<double[][]> lines, byte[] pixels, int from) {
    double nib = sheet / 28.0 * random.uniform(0.75, 1.65);
    for (double[][] line : lines) {
      double start = nib * random.uniform(0.85, 1.15);
      double end = nib * random.uniform(0.75, 1.1);
      for (int i = 0; i + 1 < line.length; i++) {
        segment(line[i], line[i + 1], start + (end - start) * i / line.length);
      }
    }
    double grain = random.uniform(0.0, 0.25);
    double dust = random.uniform(0, 14);
    for (int p = 0; p < ink.length; p++) {
      double inked = 255 * ink[p] * (1 - grain * random.uniform());
      double noise = dust * random.bell();
      pixels[from + p] = (byte) Math.max(0, Math.min(255, (int) (inked + noise)));
    }
  }

  private void segment(double[] a, double[] b, double radius) {
    double reach = radius + 1;
    int left = (int) Math.max(0, Math.min(a[0], b[0]) - reach);
    int right = (int) Math.min(sheet - 1, Math.max(a[0], b[0]) + reach);
    int top = (int) Math.max(0, Math.min(a[1], b[1]) - reach);
    int bottom = (int) Math.min(sheet - 1, Math.max(a[1], b[1]) + reach);
    for (int y = top; y <= bottom; y++) {
      for (int x = left; x <= right; x++) {
        double edge = radius + 0.5 - distance(x + 0.5, y + 0.5, a, b);
        int pixel = y * sheet + x;
        ink[pixel] = Math.max(ink[pixel], Math.min(1, edge));
      }
    }
  }

  /** From a point to the nearest one between {@code a} and {@code b}. */
  private static double distance(double x, double y, double[] a, double[] b) {
    double alongX = b[0] - a[0];
    double alongY = b[1] - a[1];
    double length2 = alongX * alongX + alongY * alongY;
    double t = length2 == 0 ? 0 : ((x - a[0]) * alongX + (y - a[1]) * alongY) / length2;
    double nearest = Math.max(0, Math.min(1, t));
    double dx = x - a[0] - nearest * alongX;
    double dy = y - a[1] - nearest * alongY;
    return Math.sqrt(dx * dx + dy * dy);
  }
}
