package dev.crossentropy.check.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossentropy.loss.CrossEntropyLoss;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;

class ShrinkingTest {

  @ParameterizedTest
  @EnumSource(LabelKind.class)
  void keepsWhatFailsAndTheKindOfLabels(LabelKind kind) {
    Subject subject = new Subject(new CrossEntropyLoss(), Activation.SOFTMAX, kind, 4, true);

    for (Batch batch : Batches.ordinary(subject)) {
      double[][] logits = Rows.map(batch.logits(), logit -> logit);
      logits[0][0] = 7.25;
      Batch smallest =
          new Shrinking(kind, ShrinkingTest::hasLogitAboveSeven).smallest(batch.withLogits(logits));

      assertThat(smallest.rows()).isEqualTo(1);
      assertThat(hasLogitAboveSeven(smallest)).isTrue();
      assertThat(smallest.labels()[0]).matches(kind::admits);
      assertThat(Arrays.stream(smallest.logits()[0]).filter(logit -> logit != 0))
          .as("a tenth is round enough, the other logits are 0")
          .containsExactly(7.2);
    }
  }

  private static boolean hasLogitAboveSeven(Batch batch) {
    return Arrays.stream(batch.logits()).flatMapToDouble(Arrays::stream).anyMatch(z -> z > 7);
  }
}
