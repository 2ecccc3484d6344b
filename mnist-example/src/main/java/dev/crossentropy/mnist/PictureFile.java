package dev.crossentropy.mnist;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Reads a picture in any format that Java knows. */
final class PictureFile {

  /** More than a camera makes; what claims to be larger is a mistake, or made to fill memory. */
  private static final long MOST_PIXELS = 50_000_000;

  private PictureFile() {}

  static BufferedImage read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new PredictionException(
          file, Files.exists(file) ? "not a file; expected a picture" : "no such file");
    }
    try (ImageInputStream stream = ImageIO.createImageInputStream(file.toFile())) {
      if (stream == null) {
        throw new PredictionException(file, "cannot be read; are its permissions right?");
      }
      Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
      if (!readers.hasNext()) {
        throw new PredictionException(file, "not a picture; expected PNG, JPEG, GIF or BMP");
      }
      return read(file, readers.next(), stream);
    } catch (IOException | RuntimeException e) {
      throw e instanceof PredictionException known
          ? known
          : new PredictionException(file, "damaged picture (%s)".formatted(reason(e)), e);
    }
  }

  private static BufferedImage read(Path file, ImageReader reader, ImageInputStream stream)
      throws IOException {
    try {
      reader.setInput(stream);
      long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
      if (pixels > MOST_PIXELS) {
        throw new PredictionException(
            file,
            String.format(
                Locale.ROOT,
                "%d×%d pixels; expected at most %,d altogether",
                reader.getWidth(0),
                reader.getHeight(0),
                MOST_PIXELS));
      }
      return reader.read(0);
    } finally {
      reader.dispose();
    }
  }

  private static String reason(Exception e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
