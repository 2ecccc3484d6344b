package dev.crossentropy.data.images;

import dev.crossentropy.data.Sha256;
import java.io.Serializable;
import java.util.List;

/**
 * Grey images of one size and their classes. The bytes are kept as they were read, a quarter of
 * their size as floats; {@link ImageMatrix} scales them.
 */
public final class LabelledImages implements Serializable {

  private static final long serialVersionUID = 1L;

  private final byte[] pixels;
  private final byte[] labels;
  private final int height;
  private final int width;
  private final int classes;

  /**
   * Takes the arrays over; whoever made them must not keep them.
   *
   * @param pixels all images one after the other, row by row from the top left
   * @param labels one class for each image, below {@code classes}
   */
  LabelledImages(byte[] pixels, byte[] labels, int height, int width, int classes) {
    this.pixels = pixels;
    this.labels = labels;
    this.height = height;
    this.width = width;
    this.classes = classes;
  }

  public int size() {
    return labels.length;
  }

  public int height() {
    return height;
  }

  public int width() {
    return width;
  }

  /** Pixels of one image. */
  public int features() {
    return height * width;
  }

  public int classes() {
    return classes;
  }

  public int label(int image) {
    return Byte.toUnsignedInt(labels[image]);
  }

  /** One pixel, 0 to 255; {@code position} counts row by row from the top left. */
  public int pixel(int image, int position) {
    return Byte.toUnsignedInt(pixels[image * features() + position]);
  }

  /** How often each pixel value occurs. */
  long[] pixelCounts() {
    long[] counts = new long[256];
    for (byte pixel : pixels) {
      counts[Byte.toUnsignedInt(pixel)]++;
    }
    return counts;
  }

  /** SHA-256 of these images as an unpacked IDX file. */
  String imagesSha256() {
    return Sha256.of(IdxFile.header(List.of(size(), height, width)), pixels);
  }

  /** SHA-256 of these labels as an unpacked IDX file. */
  String labelsSha256() {
    return Sha256.of(IdxFile.header(List.of(size())), labels);
  }
}
