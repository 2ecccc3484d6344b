package dev.crossentropy.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class MaskTest {
  private static final double NAN = Double.NaN;
  private static final double TOLERANCE = 1e-14;
  private static final CrossEntropyLoss PLAIN = new CrossEntropyLoss();

  private static Call twoRows() {
    return Call.of(
        PLAIN,
        new double[][] {{1, 2, 3}, {2, 0, 1}},
        new double[] {0, 0, 1},
        new double[] {0.2, 0.3, 0.5});
  }

  @Test
  void scalesRows() {
    double[] rows = twoRows().rowScores();
    Call masked = twoRows().withMask(new double[][] {{0.5}, {-2}});

    assertThat(masked.rowScores()).containsExactly(0.5 * rows[0], -2 * rows[1]);
    assertThat(masked.gradient().getRow(1)).isEqualTo(twoRows().gradient().getRow(1).mul(-2));
  }

  @Test
  void scalesTheZLossOfARow() {
    CrossEntropyLoss zLoss = CrossEntropyLoss.builder().zLoss(0.1).build();
    Call call = twoRows().withLoss(zLoss);

    assertThat(call.withMask(new double[][] {{3}, {0}}).score())
        .isCloseTo(3 * call.rowScores()[0], within(TOLERANCE));
  }

  @Test
  void scalesTermsButNotTheZLoss() {
    double lambda = 0.1;
    double logSumExp = 3.40760596444438;
    Call call =
        twoRows()
            .withLoss(CrossEntropyLoss.builder().zLoss(lambda).build())
            .withMask(new double[][] {{1, 1, 2}, {0, 0, 0}});

    assertThat(call.score())
        .isCloseTo(2 * 0.4076059644443803 + lambda * logSumExp * logSumExp, within(1e-13));
  }

  @Test
  void countsMaskedTargetsAsZeroInTheSmoothingMass() {
    CrossEntropyLoss smoothing = CrossEntropyLoss.builder().labelSmoothing(0.3).build();
    Call masked = twoRows().withLoss(smoothing).withMask(new double[][] {{1, 1, 1}, {0, 1, 1}});
    // Σy = 0.8 without the masked class, which keeps its third of the mass but not its term
    double[] logits = {2, 0, 1};
    double logSumExp = Math.log(Math.exp(2) + 1 + Math.exp(1));
    double second = (0.7 * 0.3 + 0.3 * 0.8 / 3) * (logSumExp - logits[1]);
    double third = (0.7 * 0.5 + 0.3 * 0.8 / 3) * (logSumExp - logits[2]);

    assertThat(masked.rowScores()[1]).isCloseTo(second + third, within(TOLERANCE));
  }

  @Test
  void leavesTheTargetsOfMaskedTermsUnread() {
    Call call = Call.of(PLAIN, new double[][] {{1, 2, 3}}, new double[] {NAN, 0, 1});

    assertThat(call.withMask(new double[] {0, 1, 1}).score())
        .isCloseTo(0.4076059644443803, within(TOLERANCE));
  }

  @Test
  void leavesMaskedClassIndicesUninspected() {
    INDArray indices = Nd4j.createFromArray(new int[][] {{2}, {99}});
    Call call = twoRows().withLabels(indices).withMask(new double[][] {{1}, {0}});

    assertThat(call.score()).isCloseTo(0.4076059644443803, within(TOLERANCE));
  }

  @Test
  void takesATermOfAClassIndexOut() {
    INDArray indices = Nd4j.createFromArray(new int[][] {{2}, {0}});
    Call call = twoRows().withLabels(indices).withMask(new double[][] {{1, 1, 0}, {1, 0, 0}});

    assertThat(call.rowScores()).containsExactly(0, twoRows().withLabels(indices).rowScores()[1]);
  }

  @ParameterizedTest
  @EnumSource(names = {"SOFTMAX", "SIGMOID", "HARDSIGMOID"})
  void keepsNaNInRowsThatDoNotContribute(Activation activation) {
    Call call =
        Call.of(
                CrossEntropyLoss.builder().zLoss(activation == Activation.SOFTMAX ? 1 : 0).build(),
                new double[][] {{1, 2, 3}, {NAN, Double.POSITIVE_INFINITY, 0}},
                new double[] {0, 0, 1},
                new double[] {NAN, 0, 0})
            .withActivation(activation.getActivationFunction());
    double[] zeros = {0, 0, 0};

    for (INDArray mask :
        new INDArray[] {
          Nd4j.createFromArray(new double[][] {{1}, {0}}),
          Nd4j.createFromArray(new double[][] {{1, 1, 1}, {0, 0, 0}})
        }) {
      assertThat(call.withMask(mask).score()).isFinite();
      assertThat(call.withMask(mask).rowScores()[1]).isZero();
      assertThat(call.withMask(mask).gradientRow(1)).containsExactly(zeros);
      assertThat(call.withMask(mask).gradient().sumNumber().doubleValue()).isFinite();
    }
  }

  @Test
  void keepsNaNInRowsOfIgnoredClasses() {
    Call call =
        Call.of(
                CrossEntropyLoss.builder().ignoreIndex(-100, 1).build(),
                new double[][] {{1, 2, 3}, {NAN, 0, 0}, {NAN, 0, 0}},
                new double[1])
            .withLabels(Nd4j.createFromArray(new int[][] {{2}, {-100}, {1}}));

    assertThat(call.rowScores())
        .containsExactly(new double[] {0.4076059644443803, 0, 0}, within(TOLERANCE));
    assertThat(call.gradientRow(1)).containsExactly(0, 0, 0);
    assertThat(call.gradientRow(2)).containsExactly(0, 0, 0);
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"BOOL", "INT", "LONG", "BYTE", "UBYTE", "FLOAT", "HALF", "BFLOAT16"})
  void mayBeOfAnyType(DataType type) {
    double[][] mask = {{1, 0, 1}, {0, 0, 0}};
    INDArray typed = Nd4j.createFromArray(mask).castTo(type);

    assertThat(twoRows().withMask(typed).score()).isEqualTo(twoRows().withMask(mask).score());
    assertThat(twoRows().withMask(typed).gradient()).isEqualTo(twoRows().withMask(mask).gradient());
  }
}
