package dev.crossentropy.report.picture;

import dev.crossentropy.report.picture.Layer.Bands;
import java.awt.image.BufferedImage;
import java.util.stream.IntStream;

/** The colours of a surface's bands, as the image that lies under its contour lines. */
final class BandImage {

  /** Finer than a panel's pixels at twice the resolution, so that bands end at their contour. */
  private static final int SIZE = 720;

  private BandImage() {}

  static BufferedImage of(Bands bands, Theme theme) {
    int[] colors = colors(bands.levels().length, theme);
    double[] x = bands.surface().x();
    double[] y = bands.surface().y();
    BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
    for (int column = 0; column < SIZE; column++) {
      double px = x[0] + (column + 0.5) / SIZE * (x[x.length - 1] - x[0]);
      for (int row = 0; row < SIZE; row++) {
        double py = y[0] + (SIZE - row - 0.5) / SIZE * (y[y.length - 1] - y[0]);
        image.setRGB(column, row, colors[below(bands.surface().at(px, py), bands.levels())]);
      }
    }
    return image;
  }

  /** By the number of levels below. */
  private static int[] colors(int levels, Theme theme) {
    return IntStream.rangeClosed(0, levels)
        .map(below -> theme.band((double) below / levels).getRGB())
        .toArray();
  }

  private static int below(double value, double[] levels) {
    int below = 0;
    for (double level : levels) {
      below += value >= level ? 1 : 0;
    }
    return below;
  }
}
