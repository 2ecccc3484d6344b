package dev.crossentropy.training.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class PredictionsTest {

  private static final double ROUNDING = 1e-12;

  /** Logits of ln 3 and −ln 3 are probabilities of 3/4 and 1/4. */
  private static final double Z = Math.log(3);

  private static final INDArray LOGITS =
      Nd4j.createFromArray(new double[][] {{Z, -Z}, {Z, Z}, {-Z, -Z}, {-Z, Z}});
  private static final INDArray LABELS =
      Nd4j.createFromArray(new double[][] {{1, 0}, {1, 0}, {0, 0}, {1, 1}});

  /** Four examples of two labels. */
  static Predictions sets() {
    return Predictions.of(Task.LABEL_SET, new int[] {3, 5, 6, 8}, LOGITS, LABELS);
  }

  @Test
  void measuresTheExactCrossEntropyFarBeyondWhereAFloatSoftmaxVanishes() {
    Predictions predictions =
        Predictions.of(
            Task.ONE_CLASS,
            new int[2],
            Nd4j.create(new float[][] {{0, 200}, {3, 3}}),
            Nd4j.create(new float[][] {{1, 0}, {0, 1}}));
    assertThat(predictions.loss(0)).isCloseTo(200, within(ROUNDING));
    assertThat(predictions.loss(1)).isCloseTo(Math.log(2), within(ROUNDING));
  }

  @Test
  void takesASetOfLabelsForOneAnswer() {
    Predictions sets = sets();
    assertThat(IntStream.range(0, 4).mapToObj(sets::predictedSet).map(BitSet::toString))
        .containsExactly("{0}", "{0, 1}", "{}", "{1}");
    assertThat(IntStream.range(0, 4).mapToObj(i -> sets.isActual(i, 0)))
        .containsExactly(true, true, false, true);
    for (int i = 0; i < 4; i++) {
      assertThat(sets.confidence(i)).isCloseTo(9. / 16, within(ROUNDING));
      assertThat(sets.isHit(i)).isEqualTo(i % 2 == 0);
    }
  }

  @Test
  void sumsTheLabelsBinaryCrossEntropies() {
    double right = -Math.log(0.75);
    double wrong = -Math.log(0.25);
    assertThat(IntStream.range(0, 4).mapToDouble(sets()::loss).toArray())
        .containsExactly(
            new double[] {2 * right, right + wrong, 2 * right, right + wrong}, within(ROUNDING));
  }

  @Test
  void takesMoreLabelsThanAnIntegerHasBits() {
    int count = 100;
    double[][] y = new double[2][count];
    double[][] z = new double[2][count];
    y[0][0] = 1; // a shift by 32 or 64 would take label 96 for label 0
    y[1][96] = 1;
    for (int label = 0; label < count; label++) {
      z[0][label] = label == 0 ? Z : -Z;
      z[1][label] = label == 0 ? Z : -Z;
    }
    INDArray targets = Nd4j.createFromArray(y);
    Predictions many = Predictions.of(Task.LABEL_SET, new int[2], Nd4j.createFromArray(z), targets);
    assertThat(Metrics.accuracy(many)).isEqualTo(0.5);
    assertThat(Metrics.hammingLoss(many)).isEqualTo(2.0 / (2 * count));
    assertThat(Metrics.macroF1(many)).isCloseTo((2. / 3 + 0) / 2, within(ROUNDING));
  }

  @Test
  void comparesTheAnswersOfTwoNetworks() {
    Predictions other =
        Predictions.of(
            Task.LABEL_SET,
            new int[4],
            LOGITS.mul(LOGITS.gt(0).castTo(LOGITS.dataType()).muli(-2).addi(1)),
            LABELS);
    assertThat(IntStream.range(0, 4).filter(i -> sets().isSameAnswer(other, i))).containsExactly(2);
  }

  @Test
  void keepsItsDigitsForLogitsFarFromZero() {
    Predictions far =
        Predictions.of(
            Task.LABEL_SET,
            new int[1],
            Nd4j.createFromArray(new float[][] {{-200, 200}}),
            Nd4j.createFromArray(new float[][] {{1, 1}}));
    assertThat(far.loss(0)).isEqualTo(200);
  }
}
