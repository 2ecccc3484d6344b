package dev.crossentropy.training.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class PredictionsTest {

  /** Logits are floats; their sums of exponentials are doubles. */
  private static final double ROUNDING = 1e-12;

  @Test
  void measuresTheExactCrossEntropyFarBeyondWhereAFloatSoftmaxVanishes() {
    Predictions predictions =
        Predictions.of(
            Nd4j.create(new float[][] {{0, 200}, {3, 3}}),
            Nd4j.create(new float[][] {{1, 0}, {0, 1}}));
    assertThat(predictions.loss())
        .containsExactly(new double[] {200, Math.log(2)}, within(ROUNDING));
  }

  @Test
  void countsHitsAndMacroF1() {
    // Classes 0, 0, 1, 1; predicted 0, 1, 1, 1: F1 of class 0 is 2/3, of class 1 is 4/5.
    Predictions predictions = predictions(new int[] {0, 0, 1, 1}, new int[] {0, 1, 1, 1});
    assertThat(predictions.accuracy()).isEqualTo(0.75);
    assertThat(predictions.macroF1(2)).isCloseTo((2.0 / 3 + 4.0 / 5) / 2, within(ROUNDING));
  }

  @Test
  void givesPrecisionAndRecallOfEachClass() {
    // Answers "1": three, two of them right; all examples of class 1 are found, one of two of 0.
    Predictions predictions = predictions(new int[] {0, 0, 1, 1}, new int[] {0, 1, 1, 1});
    assertThat(predictions.perClass(List.of("a", "b", "never")))
        .containsExactly(
            new ClassResult("a", 2, 1, 0.5),
            new ClassResult("b", 2, 2.0 / 3, 1),
            new ClassResult("never", 0, 0, 0));
  }

  @Test
  void leavesAClassThatNeverOccursOutOfMacroF1() {
    assertThat(predictions(new int[] {0, 1}, new int[] {0, 1}).macroF1(3)).isEqualTo(1);
  }

  @Test
  void hasACalibrationErrorOfTheGapBetweenConfidenceAndAccuracy() {
    // Two rows, both predicted with confidence 3/4 in one bin, one of them right: |0.75 − 0.5|.
    float logit = (float) Math.log(3);
    INDArray logits = Nd4j.create(new float[][] {{logit, 0}, {logit, 0}});
    Predictions predictions = Predictions.of(logits, Nd4j.create(new float[][] {{1, 0}, {0, 1}}));
    assertThat(predictions.calibrationError()).isCloseTo(0.25, within(1e-7));
  }

  private static Predictions predictions(int[] actual, int[] predicted) {
    float[][] logits = new float[actual.length][3];
    float[][] labels = new float[actual.length][3];
    for (int row = 0; row < actual.length; row++) {
      logits[row][predicted[row]] = 1;
      labels[row][actual[row]] = 1;
    }
    return Predictions.of(Nd4j.create(logits), Nd4j.create(labels));
  }
}
