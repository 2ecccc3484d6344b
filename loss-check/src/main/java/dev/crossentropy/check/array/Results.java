package dev.crossentropy.check.array;

import dev.crossentropy.check.call.LossCall;
import dev.crossentropy.check.call.Numbers;
import dev.crossentropy.check.call.Rows;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What a call gives, as a text. */
final class Results {

  private Results() {}

  static String text(LossCall call) {
    return text(call.score(), call.gradient());
  }

  static String text(double score, INDArray gradient) {
    return "score " + Numbers.text(score) + ", gradient " + Rows.text(Rows.of(gradient));
  }
}
