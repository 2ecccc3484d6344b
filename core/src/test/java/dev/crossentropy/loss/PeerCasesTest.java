package dev.crossentropy.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.crossentropy.loss.ReferenceCrossEntropy.Hypothesis;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * Numbers that other libraries' own tests and documentation state, each from its source; see
 * README.md beside the data for the sources left out and why.
 */
class PeerCasesTest {

  static List<PeerCase> scored() {
    return PeerCase.all().stream().filter(peer -> peer.expected() != null).toList();
  }

  static List<PeerCase> differentiated() {
    return PeerCase.all().stream()
        .filter(peer -> peer.expectedGradient() != null)
        .filter(peer -> !peer.kind().equals("shortcut_gradient"))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scored")
  void scoreIsTheSources(PeerCase peer) {
    Inputs inputs = Inputs.of(peer.batch());
    double average =
        loss(peer).computeScore(inputs.targets, inputs.logits, activation(peer), inputs.mask, true);
    INDArray rows =
        loss(peer).computeScoreArray(inputs.targets, inputs.logits, activation(peer), inputs.mask);

    agrees(peer, peer.reduced(average, rows.toDoubleVector()));
  }

  /** The definition the losses are compared with elsewhere is held to the same numbers. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("scored")
  void scoreOfTheDefinitionIsTheSources(PeerCase peer) {
    ReferenceResult result =
        peer.isBinary()
            ? new ReferenceBinaryCrossEntropy(peer.binaryOptions()).of(peer.batch())
            : new ReferenceCrossEntropy(peer.crossEntropyOptions(), Hypothesis.SOFTMAX)
                .of(peer.batch());

    agrees(peer, peer.reduced(result.average(), result.rows()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("differentiated")
  void gradientIsTheSources(PeerCase peer) {
    double[][] expected = Objects.requireNonNull(peer.expectedGradient());
    double[][] actual = gradient(peer).mul(peer.gradientFactor()).toDoubleMatrix();

    assertThat(actual).hasDimensions(expected.length, expected[0].length);
    for (int n = 0; n < expected.length; n++) {
      for (int c = 0; c < expected[n].length; c++) {
        assertThat(actual[n][c])
            .as("row %d, class %d", n, c)
            .isCloseTo(
                expected[n][c], within(peer.tolerance("gradient_tolerance", expected[n][c])));
      }
    }
  }

  /** optax asks for as much of its own loss; here a skipped row's gradient is zero besides. */
  @Test
  void maskedRowHasNoLossAndAFiniteGradient() {
    PeerCase peer = PeerCase.of("optax_masked_sce");
    Inputs inputs = Inputs.of(peer.batch());
    INDArray rows =
        loss(peer).computeScoreArray(inputs.targets, inputs.logits, activation(peer), inputs.mask);
    double[][] gradient = gradient(peer).toDoubleMatrix();

    assertThat(rows.getDouble(0)).isCloseTo(9.00013, within(1e-4));
    assertThat(rows.getDouble(1)).isZero();
    assertThat(DoubleStream.of(gradient[0])).allMatch(Double::isFinite);
    assertThat(gradient[1]).containsOnly(0);
  }

  /**
   * A disagreement on purpose. TensorFlow returns p − y whatever the targets sum to and documents
   * that this is then not the gradient. With one class p is 1 and the loss 0 for every logit: its
   * gradient is 0.
   */
  @Test
  void gradientIsNotTensorFlowsShortcutWhereTargetsDoNotSumToOne() {
    PeerCase peer = PeerCase.of("tf_xent_single_class_shortcut_gradient");
    double[][] shortcut = Objects.requireNonNull(peer.expectedGradient());

    assertThat(shortcut).isDeepEqualTo(new double[][] {{2}, {1}, {0}, {0}});
    assertThat(gradient(peer).toDoubleVector()).containsOnly(0);
  }

  private record Inputs(INDArray logits, INDArray targets, @Nullable INDArray mask) {
    static Inputs of(Batch batch) {
      double[][] mask = batch.mask();
      return new Inputs(
          Nd4j.createFromArray(batch.logits()),
          Nd4j.createFromArray(batch.targets()),
          mask == null ? null : Nd4j.createFromArray(mask));
    }
  }

  private static void agrees(PeerCase peer, double[] actual) {
    double[] expected = Objects.requireNonNull(peer.expected());
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i])
          .as("value %d", i)
          .isCloseTo(expected[i], within(peer.tolerance("tolerance", expected[i])));
    }
  }

  private static INDArray gradient(PeerCase peer) {
    Inputs inputs = Inputs.of(peer.batch());
    return loss(peer).computeGradient(inputs.targets, inputs.logits, activation(peer), inputs.mask);
  }

  private static ILossFunction loss(PeerCase peer) {
    return peer.isBinary()
        ? RandomOptions.loss(peer.binaryOptions())
        : RandomOptions.loss(peer.crossEntropyOptions());
  }

  private static IActivation activation(PeerCase peer) {
    return peer.isBinary() ? new ActivationSigmoid() : new ActivationSoftmax();
  }
}
