package dev.crossentropy.data.digits;

import static dev.crossentropy.data.idx.IdxBytes.gzip;
import static dev.crossentropy.data.idx.IdxBytes.images;
import static dev.crossentropy.data.idx.IdxBytes.labels;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Four small IDX files: six training and three test images of 2×3 pixels in four classes. */
record DigitFolder(Path folder) {

  static final int[] TRAIN_LABELS = {0, 1, 2, 3, 3, 1};
  static final int[] TEST_LABELS = {3, 0, 2};

  static DigitFolder writtenTo(Path folder) throws IOException {
    DigitFolder files = new DigitFolder(folder);
    files.write("train-images-idx3-ubyte.gz", gzip(images(6, 2, 3)));
    files.write("train-labels.idx1-ubyte", labels(TRAIN_LABELS));
    files.write("t10k-images.idx3-ubyte.gz", gzip(images(3, 2, 3)));
    files.write("t10k-labels-idx1-ubyte", labels(TEST_LABELS));
    return files;
  }

  void write(String name, byte[] content) throws IOException {
    Files.write(folder.resolve(name), content);
  }

  DigitData read() throws IOException {
    return DigitFiles.in(folder).read("test");
  }
}
