package dev.crossentropy.loss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossentropy.loss.batch.ArrayAccess;
import dev.crossentropy.loss.call.LossArguments;
import dev.crossentropy.loss.call.LossCall;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Arrays copied to the host and back go through the same arithmetic. */
class HostCopyTest {
  private static final CrossEntropyLoss LOSS =
      CrossEntropyLoss.builder()
          .labelSmoothing(0.1)
          .ignoreIndex(-100)
          .focalGamma(0.5)
          .polyEpsilon(1)
          .normalization(Normalization.VALID_ROWS)
          .build();

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"DOUBLE", "FLOAT", "HALF", "BFLOAT16"})
  void givesTheSameBits(DataType type) {
    for (Activation activation :
        new Activation[] {Activation.SOFTMAX, Activation.SIGMOID, Activation.SOFTPLUS}) {
      for (long seed = 0; seed < 20; seed++) {
        Call drawn = RandomCalls.outputwise(seed, activation);
        INDArray logits = drawn.logits().castTo(type);
        Call call = drawn.withLogits(logits);

        Pair<Double, INDArray> direct = evaluate(call, ArrayAccess.DIRECT);
        Pair<Double, INDArray> copied = evaluate(call, ArrayAccess.COPY);

        assertThat(copied.getFirst()).as("seed %d", seed).isEqualTo(direct.getFirst());
        assertThat(values(copied)).as("seed %d", seed).containsExactly(values(direct));
        assertThat(copied.getSecond().dataType()).isEqualTo(type);
      }
    }
  }

  private static Pair<Double, INDArray> evaluate(Call call, ArrayAccess access) {
    LossArguments arguments =
        new LossArguments(call.labels(), call.logits(), call.activation(), call.mask(), access);
    return new LossCall(new CrossEntropyDefinition(LOSS), arguments).gradientAndScore(true);
  }

  private static double[] values(Pair<Double, INDArray> evaluation) {
    INDArray gradient = evaluation.getSecond();
    return gradient.castTo(DataType.DOUBLE).dup('c').data().asDouble();
  }
}
