package dev.crossentropy.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class NormalizationTest {
  private static final double TOLERANCE = 1e-14;
  private static final INDArray LABELS = Nd4j.createFromArray(new int[][] {{0}, {2}, {-1}, {1}});
  private static final double[][] MASK = {{1}, {0.5}, {1}, {0}};

  private static Call call(Normalization normalization) {
    CrossEntropyLoss loss =
        CrossEntropyLoss.builder()
            .classWeights(2, 1, 3)
            .ignoreIndex(-1)
            .normalization(normalization)
            .build();
    double[][] logits = {{1, 2, 3}, {0, 1, 0}, {2, 2, 2}, {1, 0, 0}};
    return Call.of(loss, logits, new double[1]).withLabels(LABELS).withMask(MASK);
  }

  static Stream<Arguments> divisors() {
    return Stream.of(
        arguments(Normalization.ROWS, 4.0),
        arguments(Normalization.VALID_ROWS, 2.0),
        arguments(Normalization.TARGET_WEIGHTS, 1 * 2 + 0.5 * 3));
  }

  static Stream<Arguments> documentedExample() {
    return Stream.of(
        arguments(Normalization.ROWS, 0.6931471805599453),
        arguments(Normalization.VALID_ROWS, 1.3862943611198906),
        arguments(Normalization.TARGET_WEIGHTS, 0.6931471805599453));
  }

  @ParameterizedTest
  @MethodSource("documentedExample")
  void keepsItsDocumentedExample(Normalization normalization, double mean) {
    CrossEntropyLoss loss =
        CrossEntropyLoss.builder()
            .classWeights(2, 1)
            .ignoreIndex(-1)
            .normalization(normalization)
            .build();
    Call call =
        Call.of(loss, new double[][] {{0, 0}, {0, 0}}, new double[1])
            .withLabels(Nd4j.createFromArray(new int[][] {{0}, {-1}}));
    assertThat(call.mean()).isCloseTo(mean, within(TOLERANCE));
  }

  @ParameterizedTest
  @MethodSource("divisors")
  void dividesTheSumOfTheRows(Normalization normalization, double divisor) {
    Call call = call(normalization);
    double sum = Arrays.stream(call.rowScores()).sum();

    assertThat(call.mean()).isCloseTo(sum / divisor, within(TOLERANCE));
    assertThat(call.score()).isCloseTo(sum * 4 / divisor, within(TOLERANCE));
    INDArray scaled = call(Normalization.ROWS).gradient().mul(4 / divisor);
    assertThat(call.gradient().equalsWithEps(scaled, TOLERANCE)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Normalization.class)
  void scoresZeroWhenNothingContributes(Normalization normalization) {
    Call call = call(normalization).withMask(new double[4][1]);

    assertThat(call.score()).isZero();
    assertThat(call.mean()).isZero();
    assertThat(call.gradient()).isEqualTo(Nd4j.zeros(4, 3).castTo(call.logits().dataType()));
  }

  @Test
  void countsRowsOfZeroTargetsAsContributing() {
    CrossEntropyLoss loss =
        CrossEntropyLoss.builder().normalization(Normalization.VALID_ROWS).build();
    Call call =
        Call.of(loss, new double[][] {{0, 0}, {0, 0}}, new double[] {1, 0}, new double[] {0, 0});

    assertThat(call.mean()).isCloseTo(Math.log(2) / 2, within(TOLERANCE));
  }

  @Test
  void countsTargetsBeforeSmoothingAndUnderAMaskPerOutput() {
    CrossEntropyLoss loss =
        CrossEntropyLoss.builder()
            .labelSmoothing(0.5)
            .classWeights(1, 10)
            .normalization(Normalization.TARGET_WEIGHTS)
            .build();
    Call call =
        Call.of(loss, new double[][] {{0, 0}}, new double[] {0.25, 0.75})
            .withMask(new double[] {2, 0});
    double sum = call.rowScores()[0];

    assertThat(call.mean()).isCloseTo(sum / (2 * 0.25), within(TOLERANCE));
  }

  @Test
  void refusesANegativeDivisor() {
    CrossEntropyLoss loss =
        CrossEntropyLoss.builder().normalization(Normalization.TARGET_WEIGHTS).build();
    Call call = Call.of(loss, new double[][] {{0, 0}}, new double[] {0.5, -2});

    assertThatThrownBy(call::score)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("TARGET_WEIGHTS", "-1.5", "VALID_ROWS");
    assertThatThrownBy(call::gradient).isInstanceOf(IllegalArgumentException.class);
    assertThat(call.rowScores()[0]).isCloseTo(-1.5 * Math.log(2), within(TOLERANCE));
  }

  /**
   * 100,000 is right, but HALF ends at 65,504, and Deeplearning4j's division by N comes too late.
   */
  @Test
  void refusesAGradientThatIsTooGreatForHalf() {
    int rows = 200_000;
    INDArray indices = Nd4j.valueArrayOf(new long[] {rows, 1}, -1, DataType.INT32);
    indices.putScalar(0, 0);
    Call call =
        new Call(
            CrossEntropyLoss.builder()
                .ignoreIndex(-1)
                .normalization(Normalization.VALID_ROWS)
                .build(),
            indices,
            Nd4j.zeros(DataType.FLOAT16, rows, 2),
            Call.softmax(),
            null);

    assertThat(call.mean()).isEqualTo(Math.log(2));
    assertThatThrownBy(call::gradient)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("row 0", "-100000.0", "200000.0", "65504", "ROWS", "FLOAT");
    assertThat(call.withLogits(Nd4j.zeros(DataType.BFLOAT16, rows, 2)).gradientRow(0)[0])
        .isCloseTo(-1e5, within(0x1p8));
  }
}
