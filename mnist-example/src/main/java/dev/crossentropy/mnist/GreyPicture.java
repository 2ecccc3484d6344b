package dev.crossentropy.mnist;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * A picture as a network of the MNIST family takes it.
 *
 * @param pixels row by row from the top left, 0 black to 255 white
 * @param changes what was done to the file's picture, in the order of doing
 */
record GreyPicture(int width, int height, float[] pixels, List<String> changes) {

  private static final float WHITE = 255;

  /** Weights of red, green and blue in brightness, ITU-R BT.601. */
  private static final float[] LUMA = {0.299f, 0.587f, 0.114f};

  static GreyPicture of(BufferedImage image) {
    float[] pixels = new float[image.getWidth() * image.getHeight()];
    boolean grey = isGrey(image);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        pixels[y * image.getWidth() + x] = grey ? sample(image, x, y) : luma(image.getRGB(x, y));
      }
    }
    return new GreyPicture(image.getWidth(), image.getHeight(), pixels, List.of());
  }

  /** Java takes grey samples for linear light, and getRGB would brighten them. */
  private static boolean isGrey(BufferedImage image) {
    return image.getType() == BufferedImage.TYPE_BYTE_GRAY
        || image.getType() == BufferedImage.TYPE_USHORT_GRAY;
  }

  private static float sample(BufferedImage image, int x, int y) {
    int bits = image.getSampleModel().getSampleSize(0);
    return image.getRaster().getSample(x, y, 0) * WHITE / ((1 << bits) - 1);
  }

  /** Brightness over white paper, which is what a transparent picture is looked at on. */
  private static float luma(int argb) {
    float opacity = (argb >>> 24) / WHITE;
    float brightness =
        LUMA[0] * (argb >> 16 & 0xFF) + LUMA[1] * (argb >> 8 & 0xFF) + LUMA[2] * (argb & 0xFF);
    return opacity * brightness + (1 - opacity) * WHITE;
  }

  /** Light on dark, as the digits of MNIST; a border that is rather light is paper. */
  GreyPicture lightOnDark() {
    if (borderMean() <= WHITE / 2) {
      return this;
    }
    float[] inverted = new float[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      inverted[i] = WHITE - pixels[i];
    }
    return new GreyPicture(width, height, inverted, with("inverted, it was dark on light"));
  }

  private double borderMean() {
    double sum = 0;
    int count = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (x == 0 || y == 0 || x == width - 1 || y == height - 1) {
          sum += pixels[y * width + x];
          count++;
        }
      }
    }
    return sum / count;
  }

  /** Fitted into a square without distortion, in the middle of black. */
  GreyPicture scaledTo(int side) {
    if (width == side && height == side) {
      return this;
    }
    double step = Math.max(width, height) / (double) side;
    double left = (width - side * step) / 2;
    double top = (height - side * step) / 2;
    float[] scaled = new float[side * side];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        scaled[y * side + x] = mean(left + x * step, top + y * step, step);
      }
    }
    return new GreyPicture(
        side,
        side,
        scaled,
        with("scaled from %d×%d to %d×%d".formatted(width, height, side, side)));
  }

  /** Mean brightness of a square; pixels on its edges count by their share, outside is black. */
  private float mean(double left, double top, double size) {
    double sum = 0;
    for (int y = Math.max(0, (int) top); y < Math.min(height, top + size); y++) {
      for (int x = Math.max(0, (int) left); x < Math.min(width, left + size); x++) {
        sum += pixels[y * width + x] * overlap(x, left, size) * overlap(y, top, size);
      }
    }
    return (float) (sum / (size * size));
  }

  /** Length of the pixel from {@code position} to {@code position + 1} inside the interval. */
  private static double overlap(int position, double start, double size) {
    return Math.max(0, Math.min(position + 1, start + size) - Math.max(position, start));
  }

  private List<String> with(String change) {
    List<String> all = new ArrayList<>(changes);
    all.add(change);
    return all;
  }
}
