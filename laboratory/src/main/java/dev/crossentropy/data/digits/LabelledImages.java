package dev.crossentropy.data.digits;

import dev.crossentropy.data.Sha256;
import dev.crossentropy.data.idx.IdxHeader;
import java.util.Arrays;

/**
 * Grey images of one size and their classes, one byte a pixel: 0 is background, 255 full ink.
 *
 * <p>The bytes are kept as they were read, a quarter of their size as floats; {@link MiniBatches}
 * turns them into scaled matrices.
 */
public final class LabelledImages {

  private final byte[] pixels;
  private final byte[] labels;
  private final int height;
  private final int width;
  private final int classes;

  /** Takes the arrays over; whoever made them must not keep them. */
  LabelledImages(byte[] pixels, byte[] labels, int height, int width, int classes) {
    if (height < 1 || width < 1 || pixels.length != (long) labels.length * height * width) {
      throw new IllegalArgumentException(
          "Found %d pixels for %d labels of %d×%d, expected %d"
              .formatted(
                  pixels.length,
                  labels.length,
                  height,
                  width,
                  (long) labels.length * height * width));
    }
    for (int i = 0; i < labels.length; i++) {
      if (Byte.toUnsignedInt(labels[i]) >= classes) {
        throw new IllegalArgumentException(
            "Found label %d at image %d, expected 0 to %d"
                .formatted(Byte.toUnsignedInt(labels[i]), i, classes - 1));
      }
    }
    this.pixels = pixels;
    this.labels = labels;
    this.height = height;
    this.width = width;
    this.classes = classes;
  }

  /**
   * @param pixels all images one after the other, row by row from the top left; copied
   * @param labels one class for each image, 0 to 255; copied
   */
  public static LabelledImages of(byte[] pixels, int[] labels, int height, int width, int classes) {
    return new LabelledImages(pixels.clone(), narrowed(labels), height, width, classes);
  }

  /** The same images under other labels, as label noise needs them. */
  public LabelledImages withLabels(int[] otherLabels) {
    return new LabelledImages(pixels, narrowed(otherLabels), height, width, classes);
  }

  private static byte[] narrowed(int[] labels) {
    byte[] bytes = new byte[labels.length];
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] > 255) {
        throw new IllegalArgumentException(
            "Found label %d at image %d, expected 0 to 255".formatted(labels[i], i));
      }
      bytes[i] = (byte) labels[i];
    }
    return bytes;
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

  public int[] labels() {
    int[] all = new int[size()];
    Arrays.setAll(all, this::label);
    return all;
  }

  /** One pixel, 0 to 255; {@code position} counts row by row from the top left. */
  public int pixel(int image, int position) {
    return Byte.toUnsignedInt(pixels[image * features() + position]);
  }

  /** SHA-256 of these images as an unpacked IDX file. */
  String imagesSha256() {
    return Sha256.of(IdxHeader.ubyte(size(), height, width).encoded(), pixels);
  }

  /** SHA-256 of these labels as an unpacked IDX file. */
  String labelsSha256() {
    return Sha256.of(IdxHeader.ubyte(size()).encoded(), labels);
  }
}
