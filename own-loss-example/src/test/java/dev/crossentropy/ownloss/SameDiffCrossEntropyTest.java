package dev.crossentropy.ownloss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossentropy.check.LossCheck;
import dev.crossentropy.check.card.CardLine;
import org.junit.jupiter.api.Test;

class SameDiffCrossEntropyTest {

  @Test
  void lacksWhatThePageSays() {
    assertThat(LossCheck.of(new SameDiffCrossEntropy()).run().failures())
        .extracting(CardLine::rule)
        .containsExactly("NaN in a masked row stays there", "large logits", "FLOAT beside DOUBLE");
  }
}
