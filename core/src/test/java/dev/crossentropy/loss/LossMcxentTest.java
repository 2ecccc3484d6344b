package dev.crossentropy.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossSparseMCXENT;

/** Where Deeplearning4j's losses and these agree, and each place where they do not. */
class LossMcxentTest {
  private static final ILossFunction OURS = new CrossEntropyLoss();
  private static final ILossFunction THEIRS = new LossMCXENT();

  /** Where 1e-10 of clipping does not bite: logits within ±4. */
  private static final double PARITY = 1e-9;

  @Test
  void agreesForModerateLogits() {
    Call ours = moderate(OURS);
    assertAgree(ours, ours.withLoss(THEIRS));
  }

  @Test
  void agreesForModerateLogitsAndClassIndices() {
    Call ours = moderate(OURS).withLabels(Nd4j.createFromArray(new int[][] {{2}, {0}, {1}, {3}}));
    assertAgree(ours, ours.withLoss(new LossSparseMCXENT()));
  }

  @Test
  void agreesForModerateLogitsWeightsAndRowMask() {
    double[] weights = {0.5, 2, 1, 3};
    Call ours =
        moderate(CrossEntropyLoss.builder().classWeights(weights).build())
            .withMask(new double[][] {{1}, {0}, {0.5}, {1}});
    assertAgree(ours, ours.withLoss(new LossMCXENT(Nd4j.createFromArray(weights).reshape(1, 4))));
  }

  @Test
  void agreesForModerateLogitsUnderSigmoid() {
    Call ours = moderate(OURS).withActivation(new ActivationSigmoid());
    assertAgree(ours, ours.withLoss(THEIRS));
    Call binary = ours.withLoss(new BinaryCrossEntropyLoss());
    assertAgree(binary, binary.withLoss(new LossBinaryXENT()));
  }

  private static Call moderate(ILossFunction loss) {
    Random random = new Random(3);
    double[][] logits = new double[4][4];
    double[][] labels = new double[4][4];
    for (int row = 0; row < logits.length; row++) {
      logits[row] = random.doubles(4, -4, 4).toArray();
      labels[row][random.nextInt(4)] = 1;
    }
    return Call.of(loss, logits, labels);
  }

  private static void assertAgree(Call ours, Call theirs) {
    assertThat(ours.score()).isCloseTo(theirs.score(), within(PARITY));
    assertThat(ours.mean()).isCloseTo(theirs.mean(), within(PARITY));
    assertThat(ours.rowScores()).containsExactly(theirs.rowScores(), within(PARITY));
    assertThat(ours.gradient().equalsWithEps(theirs.gradient(), PARITY)).isTrue();
  }

  @Test
  void scoresALostExampleInFullWhereTheirsIsClipped() {
    Call ours = Call.of(OURS, new double[][] {{0, 60}}, new double[] {1, 0});

    assertThat(ours.score()).isEqualTo(60.0);
    assertThat(ours.withLoss(THEIRS).score()).isEqualTo(23.025850929940457);
  }

  @Test
  void derivesItsScoreWhereTheirsAssumesTargetsThatSumToOne() {
    Call ours = Call.of(OURS, new double[][] {{1, 2, 3}}, new double[] {0.5, 0, 0});

    assertThat(ours.gradientRow(0))
        .containsExactly(new double[] {-0.4550, 0.1224, 0.3326}, within(5e-5));
    assertThat(ours.withLoss(THEIRS).gradientRow(0))
        .containsExactly(new double[] {-0.4100, 0.2447, 0.6652}, within(5e-5));
  }

  @Test
  void takesWeightsOfOneForNoneWhereTheirsDoesNot() {
    Call none = Call.of(OURS, new double[][] {{1, 2, 3}}, new double[] {0.5, 0, 0});
    Call ones = none.withLoss(CrossEntropyLoss.builder().classWeights(1, 1, 1).build());
    ILossFunction theirOnes = new LossMCXENT(Nd4j.createFromArray(new double[][] {{1, 1, 1}}));

    assertThat(ones.gradient()).isEqualTo(none.gradient());
    assertThat(none.withLoss(theirOnes).gradient().equalsWithEps(none.gradient(), 1e-12)).isTrue();
    assertThat(none.withLoss(THEIRS).gradient()).isNotEqualTo(none.withLoss(theirOnes).gradient());
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, -100, 3, 7})
  void refusesClassesThatDoNotExistWhereTheirsPushesThemIntoTheNet(int index) {
    INDArray label = Nd4j.createFromArray(new int[][] {{index}});
    Call ours = Call.of(OURS, new double[][] {{1, 2, 3}}, new double[] {0, 0, 0}).withLabels(label);
    Call theirs = ours.withLoss(new LossSparseMCXENT());

    assertThatThrownBy(ours::score).hasMessageContainingAll("row 0", "" + index, "[0, 3)");
    assertThat(theirs.score()).isZero();
    assertThat(theirs.gradientRow(0))
        .containsExactly(new double[] {0.0900, 0.2447, 0.6652}, within(5e-5));
  }

  @Test
  void learnsFromABinaryOutputThatIsFarOffWhereTheirsDoesNot() {
    Call ours =
        Call.of(new BinaryCrossEntropyLoss(), new double[][] {{-40}}, new double[] {1})
            .withActivation(new ActivationSigmoid());
    Call theirs = ours.withLoss(new LossBinaryXENT());

    assertThat(ours.score()).isEqualTo(40);
    assertThat(ours.gradientRow(0)[0]).isEqualTo(-1);
    assertThat(theirs.score()).isCloseTo(11.51, within(0.01));
    assertThat(theirs.gradientRow(0)[0]).isCloseTo(-4e-13, within(5e-14));
  }

  @Test
  void scoresASaturatedBinaryOutputWhereTheirsUnclippedIsNaN() {
    Call ours =
        Call.of(new BinaryCrossEntropyLoss(), new double[][] {{800}}, new double[] {1})
            .withActivation(new ActivationSigmoid());

    assertThat(ours.score()).isZero();
    assertThat(ours.withLoss(new LossBinaryXENT(0.0)).score()).isNaN();
  }

  @Test
  void takesAMaskPerOutputWhereTheirsThrows() {
    Call ours =
        Call.of(OURS, new double[][] {{1, 2, 3}}, new double[] {0, 0, 1})
            .withMask(new double[] {1, 0, 1});

    assertThat(ours.score()).isCloseTo(0.4076059644443803, within(1e-15));
    assertThatThrownBy(() -> ours.withLoss(THEIRS).gradient())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void keepsNaNInMaskedRowsWhereTheirsLetsItOut() {
    Call ours =
        Call.of(
                OURS,
                new double[][] {{1, 2}, {Double.NaN, 0}},
                new double[] {1, 0},
                new double[] {1, 0})
            .withMask(new double[][] {{1}, {0}});

    assertThat(ours.score()).isCloseTo(Math.log1p(Math.E), within(1e-15));
    assertThat(ours.gradientRow(1)).containsExactly(0, 0);
    assertThat(ours.withLoss(THEIRS).score()).isNaN();
  }

  @Test
  void scoresHalvesWhereTheirClippingUnderflows() {
    Call first =
        Call.of(OURS, new double[][] {{0, 60}}, new double[] {1, 0})
            .withLogits(Nd4j.createFromArray(new double[][] {{0, 60}}).castTo(DataType.FLOAT16));
    Call second = first.withLabels(Nd4j.createFromArray(new double[][] {{0, 1}}));

    assertThat(first.score()).isEqualTo(60);
    assertThat(second.score()).isEqualTo(Math.exp(-60));
    assertThat(first.withLoss(THEIRS).score()).isInfinite();
    assertThat(second.withLoss(THEIRS).score()).isNaN();
  }
}
