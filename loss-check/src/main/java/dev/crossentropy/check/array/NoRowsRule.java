package dev.crossentropy.check.array;

import dev.crossentropy.check.call.LossCall;
import dev.crossentropy.check.call.Subject;
import dev.crossentropy.check.card.Evidence;
import dev.crossentropy.check.card.Finding;
import dev.crossentropy.check.rule.Refusal;
import dev.crossentropy.check.rule.Rule;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A batch without rows scores 0, with a gradient of as many rows. */
public final class NoRowsRule implements Rule {

  private static final String NAME = "a batch without rows";

  @Override
  public String name() {
    return NAME;
  }

  /** The line of a check that does not try. */
  public static Rule leftOut() {
    return new Rule() {
      @Override
      public String name() {
        return NAME;
      }

      @Override
      public Finding examine(Subject subject) {
        return Finding.notApplicable(
            "Not tried, since ND4J's softmax of no rows ends the JVM; --no-rows or alsoWithoutRows() tries it.");
      }
    };
  }

  @Override
  public Finding examine(Subject subject) {
    long outputs = subject.outputs();
    LossCall call =
        new LossCall(
            subject.loss(),
            subject.activation().getActivationFunction(),
            Nd4j.create(DataType.DOUBLE, 0, subject.labels().isPerOutput() ? outputs : 1),
            Nd4j.create(DataType.DOUBLE, 0, outputs),
            null);
    String input = "logits of shape [0, " + outputs + "]";
    try {
      double score = call.score();
      INDArray gradient = call.gradient();
      boolean right = score == 0 && Arrays.equals(gradient.shape(), new long[] {0, outputs});
      return right
          ? Finding.pass()
          : Finding.fail(
              "A batch without rows is not scored as one.",
              new Evidence(
                  input,
                  "score " + score + ", gradient of shape " + Arrays.toString(gradient.shape()),
                  "score 0, gradient of shape [0, " + outputs + "]"));
    } catch (RuntimeException e) {
      return Refusal.finding(e, input);
    }
  }
}
