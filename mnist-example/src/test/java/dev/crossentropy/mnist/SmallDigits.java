package dev.crossentropy.mnist;

import dev.crossentropy.data.images.ImageData;
import dev.crossentropy.data.images.LabelledImages;
import dev.crossentropy.mnist.dataset.Digits;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A few digits of the sample as a folder of IDX files: enough to train in a second, not to train
 * well.
 */
final class SmallDigits {

  private static final int TRAIN = 400;
  private static final int TEST = 100;

  private static final int UBYTE_CUBE = 0x803;
  private static final int UBYTE_ROW = 0x801;

  private static final ImageData DATA = Digits.named("sample").load(note -> {});

  private SmallDigits() {}

  static LabelledImages test() {
    return DATA.test();
  }

  /** The folder, for {@code --data}. */
  static String in(Path folder) {
    return in(folder, DATA.test().height());
  }

  /** The same with the top rows of each image only. */
  static String in(Path folder, int rows) {
    try {
      Files.createDirectories(folder);
      write(folder, "train", DATA.train(), TRAIN, rows);
      write(folder, "t10k", DATA.test(), TEST, rows);
      return folder.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path folder, String part, LabelledImages images, int count, int rows)
      throws IOException {
    ByteArrayOutputStream pixels = new ByteArrayOutputStream();
    ByteArrayOutputStream labels = new ByteArrayOutputStream();
    header(pixels, UBYTE_CUBE, count, rows, images.width());
    header(labels, UBYTE_ROW, count);
    for (int image = 0; image < count; image++) {
      for (int position = 0; position < rows * images.width(); position++) {
        pixels.write(images.pixel(image, position));
      }
      labels.write(images.label(image));
    }
    Files.write(folder.resolve(part + "-images-idx3-ubyte"), pixels.toByteArray());
    Files.write(folder.resolve(part + "-labels-idx1-ubyte"), labels.toByteArray());
  }

  private static void header(ByteArrayOutputStream file, int... numbers) throws IOException {
    DataOutputStream out = new DataOutputStream(file);
    for (int number : numbers) {
      out.writeInt(number);
    }
  }
}
