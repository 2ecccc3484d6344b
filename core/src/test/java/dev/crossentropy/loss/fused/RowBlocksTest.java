package dev.crossentropy.loss.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.crossentropy.loss.Call;
import dev.crossentropy.loss.CrossEntropyLoss;
import dev.crossentropy.loss.SmoothingWeights;
import dev.crossentropy.loss.batch.EffectiveTarget;
import dev.crossentropy.loss.batch.Matrix;
import dev.crossentropy.loss.batch.Results;
import dev.crossentropy.loss.batch.Rows;
import dev.crossentropy.loss.batch.Targets;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Float logits, which go through blocks, against the same numbers as doubles, which do not. */
class RowBlocksTest {
  /** A loss is within 1 ulp of a float. */
  private static final double SCORE = 0x1p-23;

  /** A number of the gradient is within 2 ulp, and no greater than the largest target. */
  private static final double GRADIENT = 0x1p-22;

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
      assertThat(fused.score()).isCloseTo(expected, within(SCORE * Math.abs(expected)));
    } else {
      assertThat(fused.score()).isEqualTo(expected);
    }
    INDArray expectedGradient = general.gradient();
    INDArray gradient = fused.gradient();
    double bound = GRADIENT * Math.max(1, expectedGradient.norm1Number().doubleValue());
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
    // out of the range of the rows around them
    logits.getRow(3).addi(200);
    logits.getRow(900).subi(1000);
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

  /** None of these rows is left to the exact arithmetic. */
  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"FLOAT", "DOUBLE", "HALF", "BOOL", "BYTE", "UBYTE", "SHORT", "INT", "LONG"})
  void takesOneHotRowsOfEveryTypeAndSwitchedOffClasses(DataType type) {
    Random random = new Random(3);
    for (int classes : List.of(2, 10, 33)) {
      INDArray logits = matrix(50, classes, () -> (float) (5 * random.nextGaussian()));
      INDArray oneHot = Nd4j.zeros(DataType.FLOAT, 50, classes);
      for (int row = 0; row < 50; row++) {
        int label = random.nextInt(classes);
        oneHot.putScalar(row, label, 1);
        logits.putScalar(
            row, (label + 1) % classes, row % 2 == 0 ? -1e9f : Float.NEGATIVE_INFINITY);
      }
      for (char order : new char[] {'c', 'f'}) {
        assertThat(lossesOfBlocks(logits, oneHot.castTo(type).dup(order)))
            .isEqualTo(lossesOfBlocks(logits.dup('f'), oneHot))
            .doesNotContain(Double.NaN);
      }
    }
  }

  /** Several targets, none, a target at −∞, NaN, +∞. */
  @Test
  void leavesWhatIsOutOfTheOrdinary() {
    INDArray logits = Nd4j.create(DataType.FLOAT, 6, 3);
    INDArray oneHot = Nd4j.zeros(DataType.FLOAT, 6, 3);
    oneHot.getColumn(1).assign(1);
    oneHot.putScalar(0, 2, 1);
    oneHot.putScalar(1, 1, -0.0f);
    logits.putScalar(2, 1, Float.NEGATIVE_INFINITY);
    logits.putScalar(3, 0, Float.NaN);
    logits.putScalar(4, 0, Float.POSITIVE_INFINITY);
    assertThat(lossesOfBlocks(logits, oneHot))
        .containsExactly(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Math.log(3));
  }

  private static double[] lossesOfBlocks(INDArray logits, INDArray labels) {
    Rows rows = new Rows(Matrix.of(logits), Targets.Dense.ofNumbers(Matrix.of(labels)), null);
    RowBlocks blocks = RowBlocks.of(new EffectiveTarget(null, 0, true), rows);
    assertThat(blocks).isNotNull();
    double[] losses = new double[(int) rows.count()];
    double[] ofBlock = new double[blocks.size()];
    for (int first = 0; first < losses.length; first += ofBlock.length) {
      int count = Math.min(ofBlock.length, losses.length - first);
      blocks.evaluate(first, count, Results.ofScore(), ofBlock);
      System.arraycopy(ofBlock, 0, losses, first, count);
    }
    return losses;
  }
}
