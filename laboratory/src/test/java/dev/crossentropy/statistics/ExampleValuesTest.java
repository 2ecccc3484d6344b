package dev.crossentropy.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.crossentropy.training.prediction.Metrics;
import dev.crossentropy.training.prediction.Predictions;
import dev.crossentropy.training.prediction.Task;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.factory.Nd4j;

class ExampleValuesTest {

  private static final int EXAMPLES = 200;
  private static final int OUTPUTS = 3;

  @ParameterizedTest
  @EnumSource
  void haveTheMetricAsTheirMean(Task task) {
    Predictions predictions = predictions(task, new Random(7), 3);
    assertThat(mean(Metric.TEST_ACCURACY, predictions))
        .isCloseTo(Metrics.accuracy(predictions), within(1e-12));
    assertThat(mean(Metric.TEST_LOSS, predictions))
        .isCloseTo(Metrics.meanLoss(predictions), within(1e-12));
    assertThat(mean(Metric.CALIBRATION_ERROR, predictions))
        .isCloseTo(Metrics.calibrationError(predictions), within(1e-12));
  }

  @Test
  void haveTheHammingLossAsTheirMean() {
    Predictions predictions = predictions(Task.LABEL_SET, new Random(7), 3);
    assertThat(mean(Metric.HAMMING_LOSS, predictions))
        .isCloseTo(Metrics.hammingLoss(predictions), within(1e-12));
  }

  /** Labels are drawn from the network's own probabilities, so its true calibration error is 0. */
  @Test
  void boundTheCalibrationErrorThatIsChance() {
    Random random = new Random(3);
    double measured = 0;
    double bound = 0;
    for (int repetition = 0; repetition < 200; repetition++) {
      Predictions calibrated = predictions(Task.ONE_CLASS, random, 0);
      measured += Metrics.calibrationError(calibrated) / 200;
      bound += ExampleValues.bias(Metric.CALIBRATION_ERROR, calibrated) / 200;
    }
    assertThat(measured).isBetween(0.7 * bound, bound);
  }

  private static double mean(Metric metric, Predictions predictions) {
    return Spread.of(ExampleValues.of(metric, predictions)).mean();
  }

  /**
   * @param noise by how much the network's logits are off; with 0 they are the truth
   */
  private static Predictions predictions(Task task, Random random, double noise) {
    double[][] logits = new double[EXAMPLES][OUTPUTS];
    double[][] labels = new double[EXAMPLES][OUTPUTS];
    for (int i = 0; i < EXAMPLES; i++) {
      double sum = 0;
      for (int c = 0; c < OUTPUTS; c++) {
        logits[i][c] = 2 * random.nextGaussian();
        sum += Math.exp(logits[i][c]);
      }
      double left = random.nextDouble() * sum;
      int drawn = 0;
      while (drawn < OUTPUTS - 1 && left > Math.exp(logits[i][drawn])) {
        left -= Math.exp(logits[i][drawn++]);
      }
      labels[i][drawn] = 1;
      for (int c = 0; c < OUTPUTS; c++) {
        logits[i][c] += noise * random.nextGaussian();
      }
    }
    return Predictions.of(
        task,
        IntStream.range(0, EXAMPLES).toArray(),
        Nd4j.createFromArray(logits),
        Nd4j.createFromArray(labels));
  }
}
