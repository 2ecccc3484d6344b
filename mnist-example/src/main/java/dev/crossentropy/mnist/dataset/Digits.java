package dev.crossentropy.mnist.dataset;

import dev.crossentropy.data.DataException;
import dev.crossentropy.data.images.IdxFolder;
import dev.crossentropy.data.images.ImageData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** What {@code --data} names: MNIST, Fashion-MNIST, the sample, or a folder of IDX files. */
public final class Digits {

  private final String data;
  private final Path cache;

  private Digits(String data, Path cache) {
    this.data = data;
    this.cache = cache;
  }

  /**
   * {@code mnist}, {@code fashion-mnist}, {@code sample}, or a folder of IDX files; a folder with
   * one of these names is written {@code ./mnist}.
   *
   * @throws IllegalArgumentException if it is none of them
   */
  public static Digits named(String data) {
    return named(data, CacheFolder.ofEnvironment());
  }

  static Digits named(String data, Path cache) {
    switch (data) {
      case "mnist", "fashion-mnist", "sample" -> {
        return new Digits(data, cache);
      }
      default -> {
        if (!Files.isDirectory(Path.of(data))) {
          throw new IllegalArgumentException(
              "Found --data %s, expected mnist, fashion-mnist, sample or a folder with the IDX files %s"
                  .formatted(data, String.join(", ", IdxFolder.NAMES)));
        }
        return new Digits(data, cache);
      }
    }
  }

  /**
   * Reads the images. MNIST that is neither in the cache nor to be downloaded is replaced by the
   * sample, which is said in a note and in the data's name.
   *
   * @param notes told what is worth a line
   * @throws DataException if the images cannot be had; its message says what to do
   */
  public ImageData load(Consumer<String> notes) {
    try {
      return switch (data) {
        case "mnist" -> mnistOrSample(MnistFamily.MNIST, notes);
        case "fashion-mnist" -> cached(MnistFamily.FASHION_MNIST, notes);
        case "sample" -> Sample.read();
        default -> IdxFolder.read(Path.of(data));
      };
    } catch (UncheckedIOException e) {
      throw new DataException(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new DataException(message(e), e);
    }
  }

  private ImageData mnistOrSample(MnistFamily mnist, Consumer<String> notes) throws IOException {
    try {
      return cached(mnist, notes);
    } catch (DownloadException e) {
      notes.accept(
          "MNIST is neither in %s nor to be downloaded (%s). Using the sample instead: %s; results on it are not results on MNIST."
              .formatted(cache.resolve(data), e.reason(), Sample.TITLE));
      return Sample.read();
    }
  }

  private ImageData cached(MnistFamily dataset, Consumer<String> notes) throws IOException {
    Path folder = new DatasetCache(cache.resolve(data), notes).fill(dataset);
    ImageData read = IdxFolder.read(folder);
    return new ImageData(dataset.title(), dataset.classNames(), read.train(), read.test());
  }

  /** What the file system throws often says no more than the file's name. */
  private static String message(IOException e) {
    if (e instanceof AccessDeniedException denied) {
      return "Cannot read %s: permission denied".formatted(denied.getFile());
    }
    if (e instanceof FileSystemException failed && failed.getReason() == null) {
      return "Cannot read %s: %s".formatted(failed.getFile(), e.getClass().getSimpleName());
    }
    return String.valueOf(e.getMessage());
  }
}
