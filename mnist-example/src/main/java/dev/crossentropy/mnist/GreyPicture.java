package dev.crossentropy.mnist;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A picture as a network of the MNIST family takes it.
 *
 * @param pixels row by row from the top left, 0 black to 255 white
 * @param changes what was done to the file's picture, in the order of doing
 */
record GreyPicture(int width, int height, float[] pixels, List<String> changes) {

  private static final float WHITE = 255;

  /** The longer side of a digit of MNIST over that of its picture: 20 of 28 pixels. */
  private static final double DIGIT_SHARE = 20 / 28.0;

  /** Of the brightest pixel: what is darker is noise of a scan and does not count for the size. */
  private static final float INK = 0.1f;

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
    return new GreyPicture(width, height, inverted, changes).with("inverted, it was dark on light");
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
    return sampled(side, step, (width - side * step) / 2, (height - side * step) / 2)
        .with("scaled from %d×%d to %d×%d".formatted(width, height, side, side));
  }

  /**
   * A light digit on black as those of MNIST lie: scaled without distortion so that it fits into 20
   * of 28 pixels, its centre of mass in the middle (Y. LeCun et al., the MNIST database). A black
   * picture stays as it is.
   */
  GreyPicture centredTo(int side) {
    Box ink = ink();
    if (ink == null) {
      return scaledTo(side);
    }
    double step = Math.max(ink.width(), ink.height()) / (side * DIGIT_SHARE);
    GreyPicture cropped = sampled(side, step, ink.left(), ink.top());
    // MNIST's centres lie in the middle of pixel 14 of 0 to 27
    double middle = Math.floorDiv(side, 2) + 0.5;
    double left = ink.left() + (cropped.centreX() - middle) * step;
    double top = ink.top() + (cropped.centreY() - middle) * step;
    // whole pixels of the result, so that digits of MNIST's size are copied and not blurred
    double alignedLeft = ink.left() + Math.rint((left - ink.left()) / step) * step;
    double alignedTop = ink.top() + Math.rint((top - ink.top()) / step) * step;
    if (width == side && height == side && step == 1 && alignedLeft == 0 && alignedTop == 0) {
      return this;
    }
    return sampled(side, step, alignedLeft, alignedTop)
        .with("cropped, scaled and centred to %d×%d".formatted(side, side));
  }

  /** The smallest rectangle that holds all pixels that count as ink. */
  private record Box(int left, int top, int width, int height) {}

  private @Nullable Box ink() {
    float threshold = INK * brightest();
    int left = width;
    int right = -1;
    int top = height;
    int bottom = -1;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (pixels[y * width + x] > threshold) {
          left = Math.min(left, x);
          right = Math.max(right, x);
          top = Math.min(top, y);
          bottom = Math.max(bottom, y);
        }
      }
    }
    return right < 0 ? null : new Box(left, top, right - left + 1, bottom - top + 1);
  }

  private float brightest() {
    float brightest = 0;
    for (float pixel : pixels) {
      brightest = Math.max(brightest, pixel);
    }
    return brightest;
  }

  private double centreX() {
    double sum = 0;
    double weighted = 0;
    for (int i = 0; i < pixels.length; i++) {
      sum += pixels[i];
      weighted += pixels[i] * (i % width + 0.5);
    }
    return weighted / sum;
  }

  private double centreY() {
    double sum = 0;
    double weighted = 0;
    for (int i = 0; i < pixels.length; i++) {
      sum += pixels[i];
      weighted += pixels[i] * (Math.floorDiv(i, width) + 0.5);
    }
    return weighted / sum;
  }

  /** A square of so many pixels, each the mean of a square of this picture. */
  private GreyPicture sampled(int side, double step, double left, double top) {
    float[] sampled = new float[side * side];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        sampled[y * side + x] = mean(left + x * step, top + y * step, step);
      }
    }
    return new GreyPicture(side, side, sampled, changes);
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

  private GreyPicture with(String change) {
    List<String> all = new ArrayList<>(changes);
    all.add(change);
    return new GreyPicture(width, height, pixels, all);
  }
}
