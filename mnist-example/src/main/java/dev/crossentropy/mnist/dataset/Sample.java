package dev.crossentropy.mnist.dataset;

import dev.crossentropy.data.images.IdxFolder;
import dev.crossentropy.data.images.ImageData;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Real digits that lie in this module: the first 600 training images and the first 100 test images
 * of each class of MNIST, in MNIST's order. Networks reach a few points less on them than on all of
 * MNIST.
 */
final class Sample {

  static final String TITLE = "MNIST sample (6,000 + 1,000 digits)";

  private Sample() {}

  static ImageData read() throws IOException {
    return IdxFolder.read(TITLE, MnistFamily.MNIST.classNames(), new Resources());
  }

  private static final class Resources implements IdxFolder.Content {

    @Override
    public InputStream open(String name) throws IOException {
      InputStream resource = Sample.class.getResourceAsStream("sample/" + name + ".gz");
      if (resource == null) {
        throw new FileNotFoundException(name + ".gz is missing in this program's sample of MNIST");
      }
      return resource;
    }

    @Override
    public long size(String name) throws IOException {
      try (InputStream resource = open(name)) {
        return resource.readAllBytes().length;
      }
    }
  }
}
