package dev.crossentropy.mnist;

import dev.crossentropy.data.digits.DigitData;
import dev.crossentropy.data.digits.LabelledImages;
import dev.crossentropy.data.digits.SyntheticDigits;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Few drawn digits as a folder of IDX files: enough to train in a second, not to train well. */
final class SmallDigits {

  private static final int TRAIN = 400;
  private static final int TEST = 100;

  private static final int UBYTE_CUBE = 0x803;
  private static final int UBYTE_ROW = 0x801;

  private static final DigitData DATA = new SyntheticDigits(5, TRAIN, TEST).draw();

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
      write(folder, "train", DATA.train(), rows);
      write(folder, "t10k", DATA.test(), rows);
      return folder.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path folder, String part, LabelledImages images, int rows)
      throws IOException {
    ByteArrayOutputStream pixels = new ByteArrayOutputStream();
    ByteArrayOutputStream labels = new ByteArrayOutputStream();
    header(pixels, UBYTE_CUBE, images.size(), rows, images.width());
    header(labels, UBYTE_ROW, images.size());
    for (int image = 0; image < images.size(); image++) {
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
