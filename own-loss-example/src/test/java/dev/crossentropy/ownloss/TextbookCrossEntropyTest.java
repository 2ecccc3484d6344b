package dev.crossentropy.ownloss;

import dev.crossentropy.check.LossCheck;
import org.junit.jupiter.api.Test;

class TextbookCrossEntropyTest {

  @Test
  void obeysEveryRule() {
    LossCheck.of(new TextbookCrossEntropy(2)).outputs(5).run().assertPassed();
  }
}
