package dev.crossentropy.training.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.evaluation.classification.Evaluation;
import org.nd4j.evaluation.classification.EvaluationBinary;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class MetricsTest {

  private static final double ROUNDING = 1e-12;

  /** Evaluation of ND4J sums in single precision. */
  private static final double FLOAT = 1e-5;

  @Test
  void countsHitsAndMacroF1() {
    // Classes 0, 0, 1, 1; predicted 0, 1, 1, 1: F1 of class 0 is 2/3, of class 1 is 4/5.
    Predictions predictions = classes(new int[] {0, 0, 1, 1}, new int[] {0, 1, 1, 1});
    assertThat(Metrics.accuracy(predictions)).isEqualTo(0.75);
    assertThat(Metrics.hammingLoss(predictions)).isEqualTo(0.25);
    assertThat(Metrics.macroF1(predictions)).isCloseTo((2.0 / 3 + 4.0 / 5) / 2, within(ROUNDING));
  }

  @Test
  void givesPrecisionAndRecallOfEachClass() {
    // Answers "1": three, two of them right; all examples of class 1 are found, one of two of 0.
    Predictions predictions = classes(new int[] {0, 0, 1, 1}, new int[] {0, 1, 1, 1});
    assertThat(Metrics.perClass(predictions, List.of("a", "b", "never")))
        .containsExactly(
            new ClassResult("a", 2, 1, 0.5),
            new ClassResult("b", 2, 2.0 / 3, 1),
            new ClassResult("never", 0, 0, 0));
  }

  @Test
  void leavesAClassThatNeverOccursOutOfMacroF1() {
    assertThat(Metrics.macroF1(classes(new int[] {0, 1}, new int[] {0, 1}))).isEqualTo(1);
  }

  @Test
  void hasACalibrationErrorOfTheGapBetweenConfidenceAndAccuracy() {
    // Two rows, both predicted with confidence 3/4 in one bin, one of them right: |0.75 − 0.5|.
    double logit = Math.log(3);
    INDArray logits = Nd4j.create(new double[][] {{logit, 0}, {logit, 0}});
    INDArray labels = Nd4j.create(new double[][] {{1, 0}, {0, 1}});
    Predictions predictions = Predictions.of(Task.ONE_CLASS, new int[2], logits, labels);
    assertThat(Metrics.calibrationError(predictions)).isCloseTo(0.25, within(ROUNDING));
  }

  @Test
  void countsSingleLabelsInHammingLossAndF1() {
    Predictions sets = PredictionsTest.sets();
    // label 0: right twice of 2 answers and 3 examples; label 1: right once of 2 answers and 1
    // example
    assertThat(Metrics.accuracy(sets)).isEqualTo(0.5);
    assertThat(Metrics.hammingLoss(sets)).isEqualTo(2.0 / 8);
    assertThat(Metrics.macroF1(sets)).isCloseTo((4. / 5 + 2. / 3) / 2, within(ROUNDING));
    assertThat(Metrics.perClass(sets, List.of("a", "b")))
        .containsExactly(new ClassResult("a", 3, 1, 2. / 3), new ClassResult("b", 1, 0.5, 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 5, 10})
  void agreesWithEvaluationOnClasses(int classes) {
    INDArray logits = random(200, classes, 1);
    INDArray labels = Nd4j.zeros(200, classes);
    IntStream.range(0, 200).forEach(row -> labels.putScalar(row, row * 7 % classes, 1));
    Predictions predictions = Predictions.of(Task.ONE_CLASS, new int[200], logits, labels);
    INDArray probabilities = Nd4j.nn().softmax(logits, 1);
    Evaluation expected = new Evaluation(classes);
    expected.eval(labels, probabilities);
    assertThat(Metrics.accuracy(predictions)).isCloseTo(expected.accuracy(), within(FLOAT));
    assertThat(Metrics.macroF1(predictions)).isCloseTo(expected.f1(), within(FLOAT));
    List<ClassResult> each =
        Metrics.perClass(predictions, IntStream.range(0, classes).mapToObj(c -> "" + c).toList());
    for (int c = 0; c < classes; c++) {
      assertThat(each.get(c).precision()).isCloseTo(expected.precision(c), within(FLOAT));
      assertThat(each.get(c).recall()).isCloseTo(expected.recall(c), within(FLOAT));
      assertThat(each.get(c).f1()).isCloseTo(expected.f1(c), within(FLOAT));
    }
  }

  @Test
  void agreesWithEvaluationOnLabels() {
    INDArray logits = random(300, 4, 2);
    INDArray labels = random(300, 4, 3).gt(0).castTo(logits.dataType());
    Predictions predictions = Predictions.of(Task.LABEL_SET, new int[300], logits, labels);
    EvaluationBinary expected = new EvaluationBinary(4, null);
    expected.eval(labels, Nd4j.nn().sigmoid(logits));
    List<ClassResult> each = Metrics.perClass(predictions, List.of("0", "1", "2", "3"));
    double wrong = 0;
    for (int label = 0; label < 4; label++) {
      assertThat(each.get(label).precision()).isCloseTo(expected.precision(label), within(FLOAT));
      assertThat(each.get(label).recall()).isCloseTo(expected.recall(label), within(FLOAT));
      wrong += 1 - expected.accuracy(label);
    }
    assertThat(Metrics.hammingLoss(predictions)).isCloseTo(wrong / 4, within(FLOAT));
  }

  private static INDArray random(int rows, int columns, long seed) {
    Random random = new Random(seed);
    double[][] values = new double[rows][columns];
    for (double[] row : values) {
      for (int c = 0; c < columns; c++) {
        row[c] = random.nextGaussian();
      }
    }
    return Nd4j.createFromArray(values);
  }

  private static Predictions classes(int[] actual, int[] predicted) {
    double[][] logits = new double[actual.length][3];
    double[][] labels = new double[actual.length][3];
    for (int row = 0; row < actual.length; row++) {
      logits[row][predicted[row]] = 1;
      labels[row][actual[row]] = 1;
    }
    return Predictions.of(
        Task.ONE_CLASS, new int[actual.length], Nd4j.create(logits), Nd4j.create(labels));
  }
}
