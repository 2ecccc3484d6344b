package dev.crossentropy.data.images;

import dev.crossentropy.data.DataSource;
import dev.crossentropy.data.Split;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Images as a dataset: the official training and test images, the same for every seed. It carries
 * the images themselves, so that a run needs no file where it is executed.
 */
public final class ImageSource implements DataSource {

  private static final long serialVersionUID = 1L;

  private final ImageData images;
  private final PixelScaling scaling;
  private transient @Nullable Split split;

  public ImageSource(ImageData images, PixelScaling scaling) {
    this.images = images;
    this.scaling = scaling;
  }

  public ImageData images() {
    return images;
  }

  @Override
  public List<String> classNames() {
    return images.classNames();
  }

  @Override
  public String sha256() {
    return images.sha256();
  }

  @Override
  public synchronized Split split(long seed) {
    if (split == null) {
      float[] values = scaling.values(images.train());
      split =
          new Split(
              ImageMatrix.of(images.train(), values),
              ImageMatrix.of(images.test(), values),
              scaling.normalizer(images.train()));
    }
    return split;
  }

  @Override
  public boolean isResplitBySeed() {
    return false;
  }
}
