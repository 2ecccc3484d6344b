package dev.crossentropy.data.images;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.preprocessor.DataNormalization;
import org.nd4j.linalg.dataset.api.preprocessor.ImagePreProcessingScaler;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.factory.Nd4j;

/** What a network sees of a pixel from 0 to 255. */
public enum PixelScaling {
  /** x = pixel / 255, as MNIST is usually scaled. */
  UNIT {
    @Override
    float[] values(LabelledImages train) {
      float[] values = new float[256];
      for (int pixel = 0; pixel < values.length; pixel++) {
        values[pixel] = pixel / 255f;
      }
      return values;
    }

    @Override
    DataNormalization normalizer(LabelledImages train) {
      return new ImagePreProcessingScaler(0, 1);
    }
  },

  /**
   * x = (pixel − mean) / standard deviation over all pixels of the training images. Photographs are
   * bright everywhere: without this all inputs are positive and a network's ReLUs die.
   */
  STANDARDISED {
    @Override
    float[] values(LabelledImages train) {
      PixelStatistics statistics = PixelStatistics.of(train);
      float[] values = new float[256];
      for (int pixel = 0; pixel < values.length; pixel++) {
        values[pixel] = (pixel - (float) statistics.mean()) / (float) statistics.deviation();
      }
      return values;
    }

    @Override
    DataNormalization normalizer(LabelledImages train) {
      PixelStatistics statistics = PixelStatistics.of(train);
      return new NormalizerStandardize(
          row(train.features(), statistics.mean()), row(train.features(), statistics.deviation()));
    }
  };

  private static INDArray row(int features, double value) {
    return Nd4j.valueArrayOf(new long[] {1, features}, value, DataType.FLOAT);
  }

  /** The 256 values, by statistics of the training images. */
  abstract float[] values(LabelledImages train);

  /** The same as Deeplearning4j's own class, to be saved beside a model. */
  abstract DataNormalization normalizer(LabelledImages train);

  /** Mean and standard deviation of all pixels; a deviation of 0 counts as 1. */
  private record PixelStatistics(double mean, double deviation) {

    static PixelStatistics of(LabelledImages images) {
      long[] counts = images.pixelCounts();
      double pixels = (double) images.size() * images.features();
      double mean = 0;
      for (int value = 0; value < counts.length; value++) {
        mean += value * (counts[value] / pixels);
      }
      double variance = 0;
      for (int value = 0; value < counts.length; value++) {
        variance += (value - mean) * (value - mean) * (counts[value] / pixels);
      }
      return new PixelStatistics(mean, variance == 0 ? 1 : Math.sqrt(variance));
    }
  }
}
