package dev.crossentropy.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossentropy.loss.ReferenceCrossEntropy.Hypothesis;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.SoftAssertions;
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
      Random random = new Random(seed);
      RandomArrays arrays = RandomArrays.forSigmoid(random);
      Batch batch = arrays.read();
      var options = RandomOptions.binary(random, batch.classes());
      ReferenceResult expected = new ReferenceBinaryCrossEntropy(options).of(batch);
      String description = "seed %d%n%s%n%s".formatted(seed, options, arrays);

      agrees(description, RandomOptions.loss(options), new ActivationSigmoid(), arrays, expected);
    }
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
    String description = "seed %d%n%s%n%s".formatted(seed, options, arrays);

    agrees(description, RandomOptions.loss(options), activation, arrays, expected);
  }

  private static void agrees(
      String description,
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
    double average = loss.computeScore(targets, logits, activation, mask, true);
    double sum = loss.computeScore(targets, logits, activation, mask, false);
    INDArray rows = loss.computeScoreArray(targets, logits, activation, mask);
    INDArray gradient = loss.computeGradient(targets, logits, activation, mask);
    var both = loss.computeGradientAndScore(targets, logits, activation, mask, true);

    Tolerance tolerance = Tolerance.of(arrays.read(), logits.dataType(), expected);
    SoftAssertions softly = new SoftAssertions();
    if (expected.denominator().signum() > 0 || Double.isFinite(expected.sum())) {
      softly.assertThat(average).as("average").satisfies(tolerance.score(expected.average()));
      softly.assertThat(sum).as("sum").satisfies(tolerance.score(expected.sum()));
    }
    softly
        .assertThat(both.getFirst())
        .as("score beside the gradient")
        .isEqualTo(Double.valueOf(average));
    softly
        .assertThat(Arrays.deepEquals(numbers(both.getSecond()), numbers(gradient)))
        .as("gradient beside the score is %s, alone %s", both.getSecond(), gradient)
        .isTrue();
    softly.assertThat(gradient.dataType()).isEqualTo(logits.dataType());
    softly.assertThat(gradient.shape()).isEqualTo(logits.shape());
    softly.assertThat(rows.shape()).containsExactly(logits.size(0), 1);
    for (int n = 0; n < logits.size(0); n++) {
      softly
          .assertThat(rows.getDouble(n, 0))
          .as("row %d", n)
          .satisfies(tolerance.array(expected.rows()[n]));
      double[] row = expected.gradient()[n];
      for (int c = 0; row != null && c < row.length; c++) {
        softly
            .assertThat(gradient.getDouble(n, c))
            .as("gradient [%d, %d]", n, c)
            .satisfies(tolerance.array(row[c]));
      }
    }
    assertThat(softly.errorsCollected()).as(description).isEmpty();
  }

  private static double[][] numbers(INDArray array) {
    return array.castTo(DataType.DOUBLE).toDoubleMatrix();
  }
}
