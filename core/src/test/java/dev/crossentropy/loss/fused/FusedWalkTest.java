package dev.crossentropy.loss.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.crossentropy.loss.Call;
import dev.crossentropy.loss.CrossEntropyLoss;
import dev.crossentropy.loss.SmoothingWeights;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Float logits, which the fused walk takes, against the same numbers as doubles. */
class FusedWalkTest {
  /** Both paths compute in doubles; sums of up to a few hundred terms run in another order. */
  private static final double SCORE = 1e-13;

  /** One rounding to a float, of numbers up to the largest target. */
  private static final double GRADIENT = 0x1p-24;

  private static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void agreesWithTheGeneralArithmetic(long seed) {
    Random random = new Random(seed);
    int rows = 1 + random.nextInt(40);
    int classes = 1 + random.nextInt(40);
    INDArray logits = matrix(rows, classes, () -> (float) (5 * random.nextGaussian()));
    if (random.nextInt(4) == 0) {
      logits.putScalar(0, random.nextInt(classes), Float.NEGATIVE_INFINITY);
    }
    Call fused =
        new Call(
            loss(random, classes),
            labels(random, rows, classes),
            random.nextBoolean() ? logits : logits.dup('f'),
            Call.softmax(),
            random.nextBoolean() ? null : matrix(rows, 1, () -> random.nextInt(3)));
    Call general = fused.withLogits(logits.castTo(DataType.DOUBLE));

    double expected = general.score();
    if (Double.isFinite(expected)) {
      assertThat(fused.score())
          .isCloseTo(expected, within(SCORE * Math.max(1, Math.abs(expected))));
    } else {
      assertThat(fused.score()).isEqualTo(expected);
    }
    INDArray expectedGradient = general.gradient();
    INDArray gradient = fused.gradient();
    double bound = 2 * GRADIENT * Math.max(1, expectedGradient.norm1Number().doubleValue());
    for (int row = 0; row < rows; row++) {
      for (int c = 0; c < classes; c++) {
        assertThat(gradient.getDouble(row, c))
            .isCloseTo(expectedGradient.getDouble(row, c), within(bound));
      }
    }
  }

  /** More rows than a block of short rows has, and both sides of the border to long ones. */
  @ParameterizedTest
  @ValueSource(ints = {2, 31, 32, 33})
  void agreesWithItselfInEveryLayout(int classes) {
    int rows = 1300;
    Random random = new Random(classes);
    INDArray logits = matrix(rows, classes, () -> (float) (5 * random.nextGaussian()));
    logits.putScalar(700, 1, Float.NEGATIVE_INFINITY);
    INDArray labels = labels(random, rows, classes);
    INDArray mask = matrix(rows, 1, () -> random.nextInt(3));
    Call call = new Call(new CrossEntropyLoss(), labels, logits, Call.softmax(), mask);
    INDArray view = Nd4j.createUninitialized(DataType.FLOAT, rows, classes + 3);
    INDArray columns = view.get(NDArrayIndex.all(), NDArrayIndex.interval(2, classes + 2));
    columns.assign(logits);

    for (INDArray other : List.of(logits.dup('f'), columns)) {
      assertThat(call.withLogits(other).score()).isEqualTo(call.score());
      assertThat(call.withLogits(other).rowScores()).isEqualTo(call.rowScores());
      assertThat(call.withLogits(other).gradient()).isEqualTo(call.gradient());
    }
    Call general = call.withLogits(logits.castTo(DataType.DOUBLE));
    assertThat(call.score()).isCloseTo(general.score(), within(SCORE * general.score()));
  }

  /** Rows of several pieces, the last one short; with a piece that is −∞ throughout. */
  @ParameterizedTest
  @ValueSource(ints = {1024, 1025, 2500})
  void agreesWithTheGeneralArithmeticInLongRows(int classes) {
    int rows = 20;
    Random random = new Random(classes);
    INDArray logits = matrix(rows, classes, () -> (float) (5 * random.nextGaussian()));
    logits
        .get(NDArrayIndex.point(3), NDArrayIndex.interval(Math.min(1024, classes - 1), classes))
        .assign(Float.NEGATIVE_INFINITY);
    logits.putScalar(4, 7, 1e30f);
    INDArray indices = matrix(rows, 1, () -> random.nextInt(1024));
    INDArray oneHot = Nd4j.create(DataType.FLOAT, rows, classes);
    for (int row = 0; row < rows; row++) {
      oneHot.putScalar(row, indices.getLong(row, 0), 1);
      oneHot.putScalar(row, classes - 1, row % 3 == 1 ? 0.25f : 0);
    }
    INDArray soft = matrix(rows, classes, random::nextFloat);
    soft.putRow(3, oneHot.getRow(3, true));
    INDArray mask = matrix(rows, 1, () -> random.nextInt(3));
    for (INDArray labels : List.of(indices, oneHot, soft)) {
      Call call = new Call(new CrossEntropyLoss(), labels, logits, Call.softmax(), mask);
      Call general = call.withLogits(logits.castTo(DataType.DOUBLE));
      assertThat(call.score()).isCloseTo(general.score(), within(SCORE * general.score()));
      INDArray expected = general.gradient().castTo(DataType.FLOAT);
      double bound = GRADIENT * expected.norm1Number().doubleValue();
      assertThat(call.gradient().equalsWithEps(expected, bound)).isTrue();

      Call columns = call.withLogits(logits.dup('f'));
      assertThat(columns.score()).isEqualTo(call.score());
      assertThat(columns.gradient()).isEqualTo(call.gradient());
    }
  }

  /** The first row does not tell of the others: it has one target, is hidden or is ignored. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void agreesWithItselfInEveryLayoutWhereFewRowsAreSparse(int seed) {
    int rows = 100;
    int classes = 60;
    Random random = new Random(seed);
    INDArray logits = matrix(rows, classes, () -> (float) (5 * random.nextGaussian()));
    INDArray soft = matrix(rows, classes, random::nextFloat);
    soft.putRow(0, Nd4j.zeros(DataType.FLOAT, 1, classes).putScalar(3, 1));
    INDArray indices = matrix(rows, 1, () -> random.nextInt(classes));
    indices.putScalar(0, -100);
    INDArray mask = matrix(rows, 1, () -> 1);
    mask.putScalar(0, seed % 2);
    CrossEntropyLoss smoothing =
        CrossEntropyLoss.builder().labelSmoothing(0.1).ignoreIndex(-100).build();
    for (Call call :
        List.of(
            new Call(new CrossEntropyLoss(), soft, logits, Call.softmax(), mask),
            new Call(smoothing, indices, logits, Call.softmax(), mask))) {
      Call columns = call.withLogits(logits.dup('f'));
      assertThat(columns.score()).isEqualTo(call.score());
      assertThat(columns.rowScores()).isEqualTo(call.rowScores());
      assertThat(columns.gradient()).isEqualTo(call.gradient());
    }
  }

  private static CrossEntropyLoss loss(Random random, int classes) {
    CrossEntropyLoss.Builder options = CrossEntropyLoss.builder();
    if (random.nextBoolean()) {
      options.classWeights(random.doubles(classes, 0, 3).toArray());
    }
    if (random.nextBoolean()) {
      options.labelSmoothing(0.1);
      options.smoothingWeights(
          random.nextBoolean() ? SmoothingWeights.BY_TARGET : SmoothingWeights.PER_CLASS);
    }
    return options.build();
  }

  private static INDArray labels(Random random, int rows, int classes) {
    int form = random.nextInt(3);
    if (form == 0 && classes > 1) {
      return matrix(rows, 1, () -> random.nextInt(classes));
    }
    int zeros = List.of(0, 9, 30).get(form);
    return matrix(
        rows, classes, () -> random.nextInt(10) < zeros % 10 + zeros / 30 ? 0 : random.nextFloat());
  }

  private static INDArray matrix(
      int rows, int columns, java.util.function.Supplier<Number> element) {
    INDArray matrix = Nd4j.create(DataType.FLOAT, rows, columns);
    for (int row = 0; row < rows; row++) {
      for (int c = 0; c < columns; c++) {
        matrix.putScalar(row, c, element.get().floatValue());
      }
    }
    return matrix;
  }
}
