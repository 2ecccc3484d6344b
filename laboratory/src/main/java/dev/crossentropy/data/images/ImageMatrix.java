package dev.crossentropy.data.images;

import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Images as DL4J takes them: float32 features {@code [rows, height·width]} and one-hot float32
 * labels {@code [rows, classes]}. The features equal bit for bit what {@link
 * PixelScaling#normalizer} makes of the raw pixels, so that a model saved with it sees in
 * production what it saw in training.
 */
public final class ImageMatrix {

  /** Images copied at a time: a few megabytes of MNIST on the heap. */
  private static final int PIECE = 1024;

  private ImageMatrix() {}

  /**
   * All images in their order; needs little more memory than the result, which lies off the heap.
   *
   * @param values what each of the 256 pixel values becomes
   */
  static DataSet of(LabelledImages images, float[] values) {
    INDArray features = Nd4j.createUninitialized(DataType.FLOAT, images.size(), images.features());
    INDArray labels = Nd4j.zeros(DataType.FLOAT, images.size(), images.classes());
    for (int from = 0; from < images.size(); from += PIECE) {
      int to = Math.min(from + PIECE, images.size());
      INDArray piece =
          Nd4j.create(
              pixels(images, from, to, values), new long[] {to - from, images.features()}, 'c');
      features.get(interval(from, to), NDArrayIndex.all()).assign(piece);
    }
    for (int image = 0; image < images.size(); image++) {
      labels.putScalar(image, images.label(image), 1);
    }
    return new DataSet(features, labels);
  }

  private static float[] pixels(LabelledImages images, int from, int to, float[] values) {
    float[] pixels = new float[(to - from) * images.features()];
    int next = 0;
    for (int image = from; image < to; image++) {
      for (int position = 0; position < images.features(); position++) {
        pixels[next++] = values[images.pixel(image, position)];
      }
    }
    return pixels;
  }
}
