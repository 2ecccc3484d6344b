package dev.crossentropy.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationCube;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;

class BinaryCrossEntropyLossTest {
  private static final double TOLERANCE = 1e-15;

  private static Call call(BinaryCrossEntropyLoss loss, double[] logits, double... labels) {
    return Call.of(loss, new double[][] {logits}, labels).withActivation(new ActivationSigmoid());
  }

  @Test
  void scoresTheExampleOfItsJavadoc() {
    Call call = call(new BinaryCrossEntropyLoss(), new double[] {0, 2}, 1, 0);

    assertThat(call.score()).isCloseTo(2.820075191602918, within(TOLERANCE));
    assertThat(call.gradientRow(0)).containsExactly(new double[] {-0.5, 0.88079708}, within(5e-9));
  }

  @Test
  void scoresAnOutputThatIsFarOffInFull() {
    Call call = call(new BinaryCrossEntropyLoss(), new double[] {-40}, 1);

    assertThat(call.score()).isEqualTo(40);
    assertThat(call.gradientRow(0)).containsExactly(-1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e4, -40, -1, 0, 1, 40, 1e4})
  void staysExactFarOut(double logit) {
    Call no = call(new BinaryCrossEntropyLoss(), new double[] {logit}, 0);
    double softplus = Math.max(logit, 0) + Math.log1p(Math.exp(-Math.abs(logit)));

    assertThat(no.score()).isEqualTo(softplus);
    assertThat(no.gradientRow(0)[0]).isCloseTo(1 / (1 + Math.exp(-logit)), within(1e-16));
  }

  /** The formula term by term, with p = σ(0.5). */
  @Test
  void combinesItsOptions() {
    BinaryCrossEntropyLoss loss =
        BinaryCrossEntropyLoss.builder()
            .outputWeights(2, 0.5)
            .positiveWeights(3, 1)
            .labelSmoothing(0.2)
            .focalGamma(2)
            .focalAlpha(0.25)
            .build();
    double p = 1 / (1 + Math.exp(-0.5));
    double wanted = 0.25 * 3 * 0.9 * Math.pow(1 - p, 2) * -Math.log(p);
    double unwanted = 0.75 * 0.1 * Math.pow(p, 2) * -Math.log(1 - p);
    Call call = call(loss, new double[] {0.5, 7}, 1, 0).withMask(new double[] {4, 0});

    assertThat(call.score()).isCloseTo(4 * 2 * (wanted + unwanted), within(1e-14));
  }

  @Test
  void dividesByRowsNotByOutputs() {
    BinaryCrossEntropyLoss valid =
        BinaryCrossEntropyLoss.builder().normalization(Normalization.VALID_ROWS).build();
    Call call =
        Call.of(valid, new double[3][2], new double[3][2])
            .withActivation(new ActivationSigmoid())
            .withMask(new double[][] {{1, 1}, {0, 0}, {1, 0}});

    assertThat(call.mean()).isCloseTo(3 * Math.log(2) / 2, within(TOLERANCE));
    assertThat(call.withLoss(new BinaryCrossEntropyLoss()).mean())
        .isCloseTo(3 * Math.log(2) / 3, within(TOLERANCE));
  }

  /** Two outputs under softmax are σ of their logits' difference, one way and the other. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 40, 800, 1e5})
  void isExactUnderSoftmax(double ahead) {
    BinaryCrossEntropyLoss loss =
        BinaryCrossEntropyLoss.builder()
            .outputWeights(2, 0.5)
            .positiveWeights(3, 1)
            .labelSmoothing(0.2)
            .focalGamma(0.5)
            .focalAlpha(0.25)
            .build();
    for (BinaryCrossEntropyLoss each :
        new BinaryCrossEntropyLoss[] {loss, new BinaryCrossEntropyLoss()}) {
      for (double[] labels : new double[][] {{1, 0}, {0, 1}, {1, 1}, {0.3, 0}}) {
        Call sigmoid = call(each, new double[] {-ahead, ahead}, labels);
        Call softmax =
            call(each, new double[] {0, ahead}, labels).withActivation(new ActivationSoftmax());
        double slope = sigmoid.gradientRow(0)[1] - sigmoid.gradientRow(0)[0];

        assertThat(softmax.score()).isCloseTo(sigmoid.score(), withinPercentage(1e-12));
        assertThat(softmax.gradientRow(0)[1])
            .isCloseTo(slope, within(1e-15 + 1e-13 * Math.abs(slope)));
        assertThat(softmax.gradientRow(0)[0])
            .isCloseTo(-slope, within(1e-15 + 1e-13 * Math.abs(slope)));
      }
    }
  }

  @Test
  void sharesWhatIsLeftUnderSoftmaxAlsoWhereItIsNoDouble() {
    Call call =
        call(new BinaryCrossEntropyLoss(), new double[] {0, -800, -801}, 0, 0, 0)
            .withActivation(new ActivationSoftmax());
    double share = 1 / (1 + Math.exp(-1));

    assertThat(call.score()).isCloseTo(800 - Math.log1p(Math.exp(-1)), within(1e-12));
    assertThat(call.gradientRow(0))
        .containsExactly(new double[] {1, -share, share - 1}, within(TOLERANCE));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, -1e-9, 1.0000001, 255, Double.NaN})
  void refusesTargetsThatAreNoProbabilities(double target) {
    for (IActivation activation :
        new IActivation[] {
          new ActivationSigmoid(), new ActivationSoftmax(), new ActivationCube()
        }) {
      Call call =
          call(new BinaryCrossEntropyLoss(), new double[] {0, 0.5}, 1, target)
              .withActivation(activation);

      assertThatThrownBy(call::score)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll("row 0", "column 1", "" + target, "[0, 1]");
      assertThat(call.withMask(new double[] {1, 0}).score()).isNotNaN();
    }
  }
}
