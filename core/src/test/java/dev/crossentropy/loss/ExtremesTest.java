package dev.crossentropy.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ExtremesTest {
  private static final double NAN = Double.NaN;
  private static final double INF = Double.POSITIVE_INFINITY;
  private static final CrossEntropyLoss PLAIN = new CrossEntropyLoss();
  private static final CrossEntropyLoss EVERYTHING =
      CrossEntropyLoss.builder()
          .labelSmoothing(0.1)
          .focalGamma(0.5)
          .polyEpsilon(1)
          .zLoss(0.01)
          .logitSoftCap(10)
          .temperature(2)
          .build();

  private static Call call(CrossEntropyLoss loss, double[] logits, double... labels) {
    return Call.of(loss, new double[][] {logits}, labels);
  }

  private static double[] row(double... values) {
    return values;
  }

  @Test
  void logitsFarApartAreExact() {
    Call lost = call(PLAIN, row(1e4, -1e4), 0, 1);
    Call won = call(PLAIN, row(1e4, -1e4), 1, 0);

    assertThat(lost.score()).isEqualTo(2e4);
    assertThat(lost.gradientRow(0)).containsExactly(1, -1);
    assertThat(won.score()).isZero();
    assertThat(won.gradientRow(0)).containsExactly(0, 0);
  }

  @Test
  void everyOptionStaysFiniteFarOut() {
    Call call = call(EVERYTHING, row(1e4, -1e4, 1e300), 0, 1, 0);

    assertThat(call.score()).isFinite();
    assertThat(call.gradientRow(0)).doesNotContain(NAN, INF, -INF);
  }

  @Test
  void tinyProbabilitiesKeepTheirLogarithm() {
    assertThat(call(PLAIN, row(0, 60), 0, 1).score()).isEqualTo(Math.exp(-60));
    assertThat(call(PLAIN, row(0, 800), 1, 0).score()).isEqualTo(800);
  }

  @Test
  void oneClassCostsNothing() {
    Call call = call(PLAIN, row(3), 1);

    assertThat(call.score()).isZero();
    assertThat(call.gradientRow(0)).containsExactly(0);
  }

  @Test
  void zeroTargetsCostNothing() {
    Call call = call(PLAIN, row(1, 2, 3), 0, 0, 0);

    assertThat(call.score()).isZero();
    assertThat(call.gradientRow(0)).containsExactly(0, 0, 0);
  }

  @Test
  void noRowsScoreNothing() {
    INDArray none = Nd4j.create(DataType.DOUBLE, 0, 3);
    Call call = new Call(PLAIN, none, none, Call.softmax(), null);

    assertThat(call.score()).isZero();
    assertThat(call.mean()).isZero();
    assertThat(call.gradient().shape()).containsExactly(0, 3);
    assertThat(call.rowScores()).isEmpty();
  }

  @Test
  void switchedOffClassesTakeNoPartInTheSoftmax() {
    Call with = call(PLAIN, row(1, -INF, 2), 0, 0, 1);
    Call without = call(PLAIN, row(1, 2), 0, 1);

    assertThat(with.score()).isEqualTo(without.score());
    double[] gradient = without.gradientRow(0);
    assertThat(with.gradientRow(0)).containsExactly(gradient[0], 0, gradient[1]);
  }

  @Test
  void switchedOffClassesTakeNoPartInSmoothingNorUnderASoftCap() {
    Call with = call(EVERYTHING, row(1, -INF, 2), 0, 0, 1);
    Call without = call(EVERYTHING, row(1, 2), 0, 1);

    assertThat(with.score()).isCloseTo(without.score(), within(1e-15));
    double[] gradient = without.gradientRow(0);
    assertThat(with.gradientRow(0))
        .containsExactly(row(gradient[0], 0, gradient[1]), within(1e-15));
  }

  @Test
  void targetOnASwitchedOffClassCostsInfinity() {
    Call call = call(PLAIN, row(0, -INF, 0), 0, 1, 0);

    assertThat(call.score()).isEqualTo(INF);
    assertThat(call.gradientRow(0)).containsExactly(0.5, 0, 0.5);
    assertThat(call(EVERYTHING, row(0, -INF, 0), 0, 1, 0).score()).isEqualTo(INF);
  }

  static Stream<Arguments> unusable() {
    return Stream.of(
        arguments(PLAIN, row(NAN, 0), row(0, 1)),
        arguments(PLAIN, row(INF, 0), row(1, 0)),
        arguments(PLAIN, row(INF, INF), row(1, 0)),
        arguments(PLAIN, row(NAN, 0), row(0, 0)),
        arguments(PLAIN, row(-INF, -INF), row(0, 0)),
        arguments(EVERYTHING, row(INF, 0), row(0, 1)),
        arguments(EVERYTHING, row(-INF, -INF), row(0, 1)));
  }

  @ParameterizedTest
  @MethodSource("unusable")
  void logitsWithoutProbabilitiesScoreNaN(CrossEntropyLoss loss, double[] logits, double[] labels) {
    Call call = call(loss, logits, labels);

    assertThat(call.score()).isNaN();
    assertThat(call.rowScores()).containsExactly(NAN);
    assertThat(call.gradientRow(0)).containsOnly(NAN);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void outputwiseLossesScoreNaNToo(double logit) {
    Call call = call(PLAIN, row(logit, 0), 0, 1).withActivation(new ActivationSigmoid());

    assertThat(call.score()).isNaN();
    assertThat(call.withLoss(new BinaryCrossEntropyLoss()).score()).isNaN();
    assertThat(call.withMask(row(0, 1)).score()).isFinite();
    assertThat(call.withMask(row(0, 1)).withLoss(new BinaryCrossEntropyLoss()).score()).isFinite();
  }

  @Test
  void switchedOffBinaryOutputsCostNothingUnlessWanted() {
    BinaryCrossEntropyLoss smoothed = BinaryCrossEntropyLoss.builder().labelSmoothing(0.1).build();
    Call call =
        call(PLAIN, row(-INF), 0).withActivation(new ActivationSigmoid()).withLoss(smoothed);

    assertThat(call.score()).isZero();
    assertThat(call.gradientRow(0)).containsExactly(0);
    assertThat(call.withLabels(Nd4j.createFromArray(new double[][] {{1}})).score()).isEqualTo(INF);
  }

  @Test
  void fiftyThousandClassesAddUp() {
    int classes = 50_000;
    double[] logits = new double[classes];
    Arrays.setAll(logits, c -> 1e-3 * (c % 7));
    Call call =
        call(PLAIN, logits, new double[classes])
            .withLabels(Nd4j.createFromArray(new int[][] {{classes - 1}}));
    double total = Arrays.stream(logits).map(Math::exp).sum();

    assertThat(call.score()).isCloseTo(Math.log(total) - logits[classes - 1], within(1e-12));
    assertThat(Arrays.stream(call.gradientRow(0)).sum()).isCloseTo(0, within(1e-12));
  }
}
