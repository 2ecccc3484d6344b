package dev.crossentropy.loss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossentropy.loss.batch.ArrayAccess;
import dev.crossentropy.loss.call.Evaluation;
import dev.crossentropy.loss.call.LossArguments;
import dev.crossentropy.loss.call.LossDefinition;
import dev.crossentropy.loss.call.LossEvaluator;
import dev.crossentropy.loss.call.Wanted;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Arrays copied to the host and back go through the same arithmetic. */
class HostCopyTest {
  private static final CrossEntropyOptions OPTIONS =
      new CrossEntropyOptions(
          null,
          SmoothingWeights.PER_CLASS,
          0.1,
          List.of(-100),
          0.5,
          1,
          0,
          null,
          1,
          Normalization.VALID_ROWS);

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"DOUBLE", "FLOAT", "HALF", "BFLOAT16"})
  void givesTheSameBits(DataType type) {
    for (Activation activation :
        new Activation[] {Activation.SOFTMAX, Activation.SIGMOID, Activation.SOFTPLUS}) {
      for (long seed = 0; seed < 20; seed++) {
        Call drawn = RandomCalls.outputwise(seed, activation);
        LossArguments arguments =
            new LossArguments(
                drawn.labels(), drawn.logits().castTo(type), drawn.activation(), drawn.mask());

        Evaluation direct = evaluate(arguments, ArrayAccess.DIRECT);
        Evaluation copied = evaluate(arguments, ArrayAccess.COPY);

        assertThat(copied.score(true))
            .as("seed %d", seed)
            .isEqualTo(Double.valueOf(direct.score(true)));
        assertThat(values(copied)).as("seed %d", seed).containsExactly(values(direct));
        assertThat(copied.array().dataType()).isEqualTo(type);
      }
    }
  }

  private static Evaluation evaluate(LossArguments arguments, ArrayAccess access) {
    LossDefinition definition = new CrossEntropyDefinition(OPTIONS);
    return new LossEvaluator(definition, access).evaluate(arguments, Wanted.GRADIENT_AND_SCORE);
  }

  private static double[] values(Evaluation evaluation) {
    INDArray gradient = evaluation.array();
    return gradient.castTo(DataType.DOUBLE).dup('c').data().asDouble();
  }
}
