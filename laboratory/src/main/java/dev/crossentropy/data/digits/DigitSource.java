package dev.crossentropy.data.digits;

import dev.crossentropy.data.download.DatasetCache;
import dev.crossentropy.data.download.DownloadProgress;
import dev.crossentropy.data.download.DownloadSettings;
import dev.crossentropy.data.download.RemoteDataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What {@code --data} names. */
@FunctionalInterface
public interface DigitSource {

  /** Reads, downloads or draws the images. */
  DigitData load(DownloadProgress progress) throws IOException;

  /**
   * {@code mnist}, {@code fashion-mnist}, {@code synthetic}, or a folder of IDX files; a folder
   * with one of these names is written {@code ./mnist}.
   *
   * @param cache where downloads go, as {@link CacheFolder} finds it
   * @throws IllegalArgumentException if it is none of them
   */
  static DigitSource named(String data, Path cache) {
    return switch (data) {
      case "mnist" -> cached(MnistFamily.MNIST, cache.resolve(data), DownloadSettings.DEFAULTS);
      case "fashion-mnist" ->
          cached(MnistFamily.FASHION_MNIST, cache.resolve(data), DownloadSettings.DEFAULTS);
      case "synthetic" -> progress -> SyntheticDigits.withDefaults().draw();
      default -> folder(data);
    };
  }

  private static DigitSource folder(String data) {
    Path folder = Path.of(data);
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "Found --data %s, expected mnist, fashion-mnist, synthetic or a folder with the IDX files"
                  .formatted(data)
              + " "
              + String.join(", ", DigitFiles.NAMES));
    }
    return progress -> DigitFiles.in(folder).read(folder.toString());
  }

  /** A dataset of ten classes from its cache folder or its mirrors. */
  static DigitSource cached(RemoteDataset dataset, Path folder, DownloadSettings settings) {
    return progress -> {
      List<Path> files = new DatasetCache(folder, settings, progress).files(dataset);
      return new DigitFiles(files.get(0), files.get(1), files.get(2), files.get(3))
          .read(dataset.title(), MnistFamily.CLASSES);
    };
  }
}
