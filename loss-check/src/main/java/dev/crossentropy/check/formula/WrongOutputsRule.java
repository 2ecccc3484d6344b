package dev.crossentropy.check.formula;

import dev.crossentropy.check.call.Batch;
import dev.crossentropy.check.call.Batches;
import dev.crossentropy.check.call.LabelKind;
import dev.crossentropy.check.call.Numbers;
import dev.crossentropy.check.call.Rows;
import dev.crossentropy.check.call.Subject;
import dev.crossentropy.check.rule.BatchRule;
import dev.crossentropy.check.rule.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An output that the label does not want costs the more the higher it is. A multi-class
 * cross-entropy under sigmoid breaks this: −Σ y·log σ(z) does not see outputs whose label is 0, so
 * raising all of them lowers the score to 0, while every prediction may stay wrong.
 */
public final class WrongOutputsRule extends BatchRule {

  private static final double LOW = -3;
  private static final double HIGH = 3;

  public WrongOutputsRule() {
    super("wrong outputs cost");
  }

  @Override
  protected @Nullable String exemption(Subject subject) {
    return subject.labels().isClassification() ? null : "Only for labels of classes.";
  }

  @Override
  protected List<Batch> batches(Subject subject) {
    return Batches.ordinary(subject);
  }

  @Override
  protected @Nullable Violation violation(Subject subject, Batch batch) {
    Batch level = batch.withLogits(Rows.map(batch.logits(), logit -> 0));
    for (int row = 0; row < batch.rows(); row++) {
      for (int output = 0; output < batch.outputs(); output++) {
        if (isWrong(subject.labels(), batch.labels()[row], output)) {
          double low = subject.call(level.withLogit(row, output, LOW)).score();
          double high = subject.call(level.withLogit(row, output, HIGH)).score();
          if (!(high > low)) {
            return violation(row, output, low, high);
          }
        }
      }
    }
    return null;
  }

  private static Violation violation(int row, int output, double low, double high) {
    return new Violation(
        "Nothing pushes a wrong output down: scores can fall while predictions stay wrong."
            + " A multi-class cross-entropy needs SOFTMAX; SIGMOID needs a binary one.",
        "score %s with logits[%d, %d] = -3 and all others 0, %s with 3"
            .formatted(Numbers.textBeside(low, high), row, output, Numbers.textBeside(high, low)),
        "a higher score with 3");
  }

  private static boolean isWrong(LabelKind kind, double[] labels, int output) {
    return kind.isPerOutput() ? labels[output] <= 0 : labels[0] != output;
  }
}
