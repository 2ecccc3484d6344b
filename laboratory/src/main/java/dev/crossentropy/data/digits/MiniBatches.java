package dev.crossentropy.data.digits;

import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Images as DL4J takes them: float32 features {@code [rows, height·width]} with x = pixel / 255,
 * and one-hot float32 labels {@code [rows, classes]}.
 *
 * <p>The values equal bit for bit what {@code IdxRecordReader} followed by {@code
 * ImagePreProcessingScaler(0, 1)} gives, so a model saved with that normaliser sees in production
 * what it saw in training.
 */
public final class MiniBatches {

  private static final float[] SCALED = scaled();

  /** Images copied at a time into {@link #all}: a few megabytes of MNIST. */
  private static final int PIECE = 1024;

  private final LabelledImages images;

  public MiniBatches(LabelledImages images) {
    this.images = images;
  }

  private static float[] scaled() {
    float[] values = new float[256];
    for (int value = 0; value < values.length; value++) {
      values[value] = value / 255f;
    }
    return values;
  }

  /** All images in their order, {@code batchSize} at a time; the last batch holds the rest. */
  public List<DataSet> inOrder(int batchSize) {
    if (batchSize < 1) {
      throw new IllegalArgumentException("Found batch size " + batchSize + ", expected at least 1");
    }
    List<DataSet> batches = new ArrayList<>();
    float[] pixels = {};
    for (int from = 0; from < images.size(); from += batchSize) {
      int[] numbers = IntStream.range(from, Math.min(from + batchSize, images.size())).toArray();
      if (pixels.length != numbers.length * images.features()) {
        pixels = new float[Math.multiplyExact(numbers.length, images.features())];
      }
      batches.add(rows(numbers, pixels));
    }
    return batches;
  }

  /** All images as one DataSet; needs little more memory than that, off the heap. */
  public DataSet all() {
    INDArray features = Nd4j.createUninitialized(DataType.FLOAT, images.size(), images.features());
    INDArray labels = Nd4j.createUninitialized(DataType.FLOAT, images.size(), images.classes());
    for (int from = 0; from < images.size(); from += PIECE) {
      int to = Math.min(from + PIECE, images.size());
      DataSet piece = rows(IntStream.range(from, to).toArray());
      features.get(interval(from, to), NDArrayIndex.all()).assign(piece.getFeatures());
      labels.get(interval(from, to), NDArrayIndex.all()).assign(piece.getLabels());
    }
    return new DataSet(features, labels);
  }

  /** The images with these numbers, in this order. */
  public DataSet rows(int... numbers) {
    return rows(numbers, new float[Math.multiplyExact(numbers.length, images.features())]);
  }

  /** Scales into {@code pixels}, which ND4J copies off the heap, so that it can be used again. */
  private DataSet rows(int[] numbers, float[] pixels) {
    int classes = images.classes();
    float[] oneHot = new float[Math.multiplyExact(numbers.length, classes)];
    for (int row = 0; row < numbers.length; row++) {
      scale(numbers[row], pixels, row * images.features());
      oneHot[row * classes + images.label(numbers[row])] = 1;
    }
    return new DataSet(
        Nd4j.create(pixels, new long[] {numbers.length, images.features()}, 'c'),
        Nd4j.create(oneHot, new long[] {numbers.length, classes}, 'c'));
  }

  private void scale(int image, float[] target, int from) {
    for (int p = 0; p < images.features(); p++) {
      target[from + p] = SCALED[images.pixel(image, p)];
    }
  }
}
