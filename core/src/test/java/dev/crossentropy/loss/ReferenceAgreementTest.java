package dev.crossentropy.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossentropy.loss.ReferenceCrossEntropy.Hypothesis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * The losses against their definitions in thirty digits, over random combinations of all options,
 * targets, masks, ignored classes, normalizations, shapes, types and layouts at once.
 */
class ReferenceAgreementTest {

  private static final int SEEDS = 3_000;

  @Test
  void softmaxAgreesWithTheDefinition() {
    for (long seed = 0; seed < SEEDS; seed++) {
      crossEntropyAgrees(seed, Hypothesis.SOFTMAX, new ActivationSoftmax());
    }
  }

  @Test
  void sigmoidActivationAgreesWithTheDefinition() {
    for (long seed = 0; seed < SEEDS / 3; seed++) {
      crossEntropyAgrees(seed, Hypothesis.SIGMOID, new ActivationSigmoid());
    }
  }

  @Test
  void binaryAgreesWithTheDefinition() {
    for (long seed = 0; seed < SEEDS / 2; seed++) {
      binaryAgrees(seed);
    }
  }

  private static void binaryAgrees(long seed) {
    Random random = new Random(seed);
    RandomArrays arrays = RandomArrays.forSigmoid(random);
    Batch batch = arrays.read();
    var options = RandomOptions.binary(random, batch.classes());
    ReferenceResult expected = new ReferenceBinaryCrossEntropy(options).of(batch);

    agrees(
        () -> "seed %d%n%s%n%s".formatted(seed, options, arrays),
        RandomOptions.loss(options),
        new ActivationSigmoid(),
        arrays,
        expected);
  }

  private static void crossEntropyAgrees(long seed, Hypothesis hypothesis, IActivation activation) {
    Random random = new Random(seed);
    List<Integer> ignored = RandomOptions.ignored(random);
    RandomArrays arrays =
        hypothesis == Hypothesis.SOFTMAX
            ? RandomArrays.forSoftmax(random, ignored)
            : RandomArrays.forSigmoid(random);
    Batch batch = arrays.read();
    var options = RandomOptions.softmax(random, hypothesis, batch.classes(), ignored);
    ReferenceResult expected = new ReferenceCrossEntropy(options, hypothesis).of(batch);

    agrees(
        () -> "seed %d%n%s%n%s".formatted(seed, options, arrays),
        RandomOptions.loss(options),
        activation,
        arrays,
        expected);
  }

  private static void agrees(
      Supplier<String> description,
      ILossFunction loss,
      IActivation activation,
      RandomArrays arrays,
      ReferenceResult expected) {
    INDArray logits = arrays.logits();
    INDArray targets = arrays.targets();
    INDArray mask = arrays.mask();
    if (expected.denominator().signum() < 0) {
      assertThatThrownBy(() -> loss.computeScore(targets, logits, activation, mask, true))
          .as(description)
          .isInstanceOf(RuntimeException.class)
          .hasMessageContaining("TARGET_WEIGHTS");
      assertThatThrownBy(() -> loss.computeGradient(targets, logits, activation, mask))
          .as(description)
          .isInstanceOf(RuntimeException.class)
          .hasMessageContaining("TARGET_WEIGHTS");
      return;
    }
    Tolerance tolerance = Tolerance.of(arrays.read(), logits.dataType(), expected);
    assertThat(disagreements(loss, activation, arrays, expected, tolerance))
        .as(description)
        .isEmpty();
  }

  private static List<String> disagreements(
      ILossFunction loss,
      IActivation activation,
      RandomArrays arrays,
      ReferenceResult expected,
      Tolerance tolerance) {
    INDArray logits = arrays.logits();
    INDArray targets = arrays.targets();
    INDArray mask = arrays.mask();
    double average = loss.computeScore(targets, logits, activation, mask, true);
    double sum = loss.computeScore(targets, logits, activation, mask, false);
    INDArray rows = loss.computeScoreArray(targets, logits, activation, mask);
    INDArray gradient = loss.computeGradient(targets, logits, activation, mask);
    var both = loss.computeGradientAndScore(targets, logits, activation, mask, true);

    Disagreements found = new Disagreements();
    if (expected.denominator().signum() > 0 || Double.isFinite(expected.sum())) {
      found.unless(tolerance.ofScore(average, expected.average()), "average", average);
      found.unless(tolerance.ofScore(sum, expected.sum()), "sum", sum);
    }
    boolean sameScore = Double.valueOf(average).equals(both.getFirst());
    boolean sameGradient = Arrays.deepEquals(numbers(gradient), numbers(both.getSecond()));
    found.unless(sameScore, "score beside the gradient", both.getFirst());
    found.unless(sameGradient, "gradient beside the score", both.getSecond());
    found.unless(gradient.dataType() == logits.dataType(), "type", gradient.dataType());
    found.unless(Arrays.equals(gradient.shape(), logits.shape()), "shape", gradient.shapeInfo());
    found.unless(Arrays.equals(rows.shape(), new long[] {logits.size(0), 1}), "rows", rows);
    double[][] actual = numbers(gradient);
    for (int n = 0; n < actual.length; n++) {
      double row = rows.getDouble(n, 0);
      found.unless(tolerance.ofArray(row, expected.rows()[n]), "row " + n, row);
      double[] derivatives = expected.gradient()[n];
      for (int c = 0; derivatives != null && c < derivatives.length; c++) {
        boolean agrees = tolerance.ofArray(actual[n][c], derivatives[c]);
        found.unless(agrees, "gradient of row " + n + ", expected " + derivatives[c], actual[n][c]);
      }
    }
    return found.all;
  }

  /** What does not agree, with the value found. */
  private record Disagreements(List<String> all) {
    Disagreements() {
      this(new ArrayList<>());
    }

    void unless(boolean agrees, String what, Object found) {
      if (!agrees) {
        all.add(what + ": " + found);
      }
    }
  }

  private static double[][] numbers(INDArray array) {
    return array.castTo(DataType.DOUBLE).toDoubleMatrix();
  }
}
