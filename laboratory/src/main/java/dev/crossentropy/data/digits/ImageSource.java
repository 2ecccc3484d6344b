package dev.crossentropy.data.digits;

import dev.crossentropy.data.DataException;
import dev.crossentropy.data.DataSource;
import dev.crossentropy.data.Split;
import dev.crossentropy.data.download.DownloadProgress;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.dataset.api.preprocessor.ImagePreProcessingScaler;

/**
 * Images of the MNIST family as a dataset: the official training and test images, the same for
 * every seed, pixels scaled to [0, 1].
 */
public final class ImageSource implements DataSource {

  private static final long serialVersionUID = 1L;

  private final String data;
  private transient @Nullable DigitData images;
  private transient @Nullable Split split;

  /**
   * @param data as {@link DigitSource#named} takes it
   * @throws IllegalArgumentException if it names nothing
   */
  public ImageSource(String data) {
    DigitSource.named(data, CacheFolder.ofEnvironment());
    this.data = data;
  }

  /**
   * Loads the images, which any other method would do without telling how it goes.
   *
   * @throws DataException if they cannot be had; its message says what to do
   */
  public synchronized DigitData load(DownloadProgress progress) {
    if (images == null) {
      try {
        images = DigitSource.named(data, CacheFolder.ofEnvironment()).load(progress);
      } catch (IOException e) {
        throw new DataException(message(e), e);
      }
    }
    return images;
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

  private DigitData images() {
    return load(DownloadProgress.SILENT);
  }

  @Override
  public List<String> classNames() {
    return data.equals("fashion-mnist")
        ? MnistFamily.FASHION_CLASS_NAMES
        : IntStream.range(0, images().train().classes()).mapToObj(Integer::toString).toList();
  }

  @Override
  public String sha256() {
    return images().sha256();
  }

  @Override
  public synchronized Split split(long seed) {
    if (split == null) {
      split =
          new Split(
              new MiniBatches(images().train()).all(),
              new MiniBatches(images().test()).all(),
              new ImagePreProcessingScaler(0, 1));
    }
    return split;
  }

  @Override
  public boolean isResplitBySeed() {
    return false;
  }
}
