package dev.crossentropy.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Types, orderings and views: the same numbers give the same loss, however they lie in memory. */
class ArrayFormsTest {
  private static final CrossEntropyLoss LOSS =
      CrossEntropyLoss.builder()
          .classWeights(1, 2, 0.5)
          .labelSmoothing(0.1)
          .focalGamma(0.5)
          .logitSoftCap(5)
          .zLoss(0.01)
          .build();

  /** All exact in each floating point type. */
  private static final double[][] LOGITS = {{1, -2, 3}, {0.5, 0.25, -4}};

  private static final double[][] LABELS = {{0, 0, 1}, {1, 0, 0}};

  private static Call call() {
    return Call.of(LOSS, LOGITS, LABELS).withMask(new double[][] {{1}, {2}});
  }

  static Stream<Arguments> types() {
    // half a unit in the last place of numbers below 2
    return Stream.of(
        arguments(DataType.DOUBLE, 0.0),
        arguments(DataType.FLOAT, 0x1p-24),
        arguments(DataType.FLOAT16, 0x1p-11),
        arguments(DataType.BFLOAT16, 0x1p-8));
  }

  @ParameterizedTest
  @MethodSource("types")
  void computesInDoubleAndRoundsTheGradientOnce(DataType type, double rounding) {
    for (Activation activation :
        new Activation[] {Activation.SOFTMAX, Activation.SIGMOID, Activation.HARDSIGMOID}) {
      Call exact = call().withActivation(activation.getActivationFunction());
      if (activation != Activation.SOFTMAX) {
        exact = exact.withLoss(new CrossEntropyLoss());
      }
      Call rounded = exact.withLogits(exact.logits().castTo(type));

      assertThat(rounded.score()).isEqualTo(exact.score());
      assertThat(rounded.gradient().dataType()).isEqualTo(type);
      assertThat(rounded.gradient().shape()).isEqualTo(new long[] {2, 3});
      for (int row = 0; row < 2; row++) {
        for (int column = 0; column < 3; column++) {
          double expected = exact.gradient().getDouble(row, column);
          assertThat(rounded.gradient().getDouble(row, column))
              .isCloseTo(expected, within(rounding * Math.max(1, Math.abs(expected))));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void givesRowScoresTheTypeOfTheLogits(DataType type, double rounding) {
    Call call = call().withLogits(call().logits().castTo(type));
    INDArray scores =
        LOSS.computeScoreArray(call.labels(), call.logits(), call.activation(), call.mask());

    assertThat(scores.dataType()).isEqualTo(type);
    assertThat(scores.shape()).containsExactly(2, 1);
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"COMPRESSED", "UTF8", "UNKNOWN"},
      mode = EnumSource.Mode.EXCLUDE)
  void takesLabelsOfAnyType(DataType type) {
    INDArray dense = call().labels().castTo(type);
    INDArray indices = Nd4j.createFromArray(new int[][] {{1}, {0}});
    double expected = call().withLabels(indices).score();

    assertThat(call().withLabels(dense).score()).isEqualTo(call().score());
    assertThat(call().withLabels(indices.castTo(type)).score()).isEqualTo(expected);
  }

  static Stream<Arguments> layouts() {
    INDArray c = Nd4j.createFromArray(LOGITS);
    INDArray wide = Nd4j.zeros(DataType.DOUBLE, 4, 7);
    INDArray view = wide.get(NDArrayIndex.interval(1, 3), NDArrayIndex.interval(2, 5));
    view.assign(c);
    INDArray strided =
        Nd4j.zeros(DataType.DOUBLE, 4, 6)
            .get(NDArrayIndex.interval(0, 2, 4), NDArrayIndex.interval(1, 2, 6));
    strided.assign(c);
    INDArray nested = view.get(NDArrayIndex.all(), NDArrayIndex.interval(0, 3));
    INDArray third = Nd4j.zeros(DataType.DOUBLE, 2, 3, 3);
    third.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.point(2)).assign(c);
    return Stream.of(
        arguments("f order", c.dup('f')),
        arguments("transposed", c.transpose().dup('c').transpose()),
        arguments("view", view),
        arguments("view of a view", nested),
        arguments("strided view", strided),
        arguments(
            "slice", third.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.point(2))));
  }

  @ParameterizedTest(name = "{0}", autoCloseArguments = false)
  @MethodSource("layouts")
  void readsLogitsOfAnyLayout(String layout, INDArray logits) {
    Call call = call().withLogits(logits);

    assertThat(call.score()).isEqualTo(call().score());
    assertThat(call.gradient()).isEqualTo(call().gradient());
    assertThat(call.rowScores()).containsExactly(call().rowScores());
  }

  @ParameterizedTest(name = "{0}", autoCloseArguments = false)
  @MethodSource("layouts")
  void readsLabelsAndMasksOfAnyLayout(String layout, INDArray array) {
    INDArray packed = Nd4j.createFromArray(LOGITS);
    Call call = call().withLabels(array).withMask(array);

    assertThat(call.score()).isEqualTo(call().withLabels(packed).withMask(packed).score());
  }

  @ParameterizedTest(name = "{0}", autoCloseArguments = false)
  @MethodSource("layouts")
  void readsFloatsOfAnyLayout(String layout, INDArray array) {
    INDArray view =
        Nd4j.zeros(DataType.FLOAT, 4, 7)
            .get(NDArrayIndex.interval(1, 3), NDArrayIndex.interval(2, 5));
    view.assign(array.castTo(DataType.FLOAT));

    assertThat(call().withLogits(view).score()).isEqualTo(call().score());
    assertThat(call().withLogits(view.dup('f')).score()).isEqualTo(call().score());
  }
}
