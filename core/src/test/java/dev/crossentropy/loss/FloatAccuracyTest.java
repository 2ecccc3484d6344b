package dev.crossentropy.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Float logits and one target a row against thirty digits, in units in the last place. */
class FloatAccuracyTest {
  private static final int ROWS = 24;

  @ParameterizedTest
  @CsvSource({
    "2, 0.01",
    "2, 1",
    "2, 10",
    "2, 40",
    "3, 0.5",
    "3, 10",
    "3, 40",
    "10, 0.1",
    "10, 3",
    "10, 30",
    "33, 3",
    "33, 40",
    "100, 0.1",
    "100, 3",
    "100, 30",
    "1025, 3",
    "1025, 30"
  })
  void lossesAreWithinOneUnitAndGradientsWithinTwo(int classes, double spread) {
    Random random = new Random(classes);
    for (int repetition = 0; repetition < Math.max(1, 300 / classes); repetition++) {
      float[][] logits = new float[ROWS][classes];
      int[] labels = new int[ROWS];
      for (int row = 0; row < ROWS; row++) {
        for (int c = 0; c < classes; c++) {
          logits[row][c] = (float) (spread * random.nextGaussian());
        }
        labels[row] = random.nextInt(classes);
        // every other row knows its label, so that losses are small
        logits[row][labels[row]] += row % 2 * (float) (3 * spread);
      }
      check(logits, labels);
    }
  }

  private static void check(float[][] logits, int[] labels) {
    CrossEntropyLoss loss = new CrossEntropyLoss();
    INDArray all = Nd4j.createFromArray(logits);
    INDArray indices = Nd4j.createFromArray(labels).reshape(labels.length, 1);
    INDArray gradient = loss.computeGradient(indices, all, Call.softmax(), null);
    for (int row = 0; row < labels.length; row++) {
      INDArray one = Nd4j.createFromArray(new float[][] {logits[row]});
      INDArray label = Nd4j.createFromArray(new int[][] {{labels[row]}});
      double score = loss.computeScore(label, one, Call.softmax(), null, false);
      Exact exact = Exact.of(logits[row], labels[row]);
      isWithin(1, score, exact.loss());
      for (int c = 0; c < logits[row].length; c++) {
        isWithin(2, gradient.getDouble(row, c), exact.gradient()[c]);
      }
    }
  }

  private static void isWithin(double units, double actual, double exact) {
    double ulp = Math.ulp((float) exact);
    assertThat(Math.abs(actual - exact))
        .as("%s instead of %s", actual, exact)
        .isLessThanOrEqualTo(units * ulp);
  }

  /** From exp(z − z_y) alone, which no cancellation can spoil. */
  private record Exact(double loss, double[] gradient) {
    static Exact of(float[] logits, int label) {
      DoubleDouble[] powers = new DoubleDouble[logits.length];
      DoubleDouble rest = DoubleDouble.ZERO;
      for (int c = 0; c < logits.length; c++) {
        powers[c] = DoubleDouble.exp(DoubleDouble.of((double) logits[c] - logits[label]));
        rest = c == label ? rest : rest.plus(powers[c]);
      }
      DoubleDouble total = DoubleDouble.ONE.plus(rest);
      double[] gradient = new double[logits.length];
      for (int c = 0; c < gradient.length; c++) {
        gradient[c] = (c == label ? rest.negated() : powers[c]).over(total).hi();
      }
      // log(1+r) is r to sixteen digits where r is that small, which 1+r does not hold in thirty
      double loss = rest.hi() < 1e-16 ? rest.hi() : DoubleDouble.log(total).hi();
      return new Exact(loss, gradient);
    }
  }

  /** e^−100 is below the least normal float, and 1e-20 far below an ulp of 1. */
  @Test
  void smallNumbersKeepTheirDigits() {
    INDArray logits = Nd4j.createFromArray(new float[][] {{100, 0, 0}});
    CrossEntropyLoss loss = new CrossEntropyLoss();

    INDArray oneHot = Nd4j.createFromArray(new float[][] {{1, 0, 0}});
    assertThat(loss.computeScore(oneHot, logits, Call.softmax(), null, true))
        .isCloseTo(2 * Math.exp(-100), withinPercentage(1e-5));
    INDArray gradient = loss.computeGradient(oneHot, logits, Call.softmax(), null);
    assertThat(gradient.getFloat(0, 0)).isEqualTo((float) (-2 * Math.exp(-100)));
    assertThat(gradient.getFloat(0, 1)).isEqualTo((float) Math.exp(-100));

    INDArray nearlyOneHot = Nd4j.createFromArray(new float[][] {{1, 1e-20f, 0}});
    gradient = loss.computeGradient(nearlyOneHot, logits, Call.softmax(), null);
    assertThat(gradient.getFloat(0, 0)).isEqualTo(1e-20f);
    assertThat(gradient.dataType()).isEqualTo(DataType.FLOAT);
  }
}
