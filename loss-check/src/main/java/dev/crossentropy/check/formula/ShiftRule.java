package dev.crossentropy.check.formula;

import dev.crossentropy.check.call.Batch;
import dev.crossentropy.check.call.Batches;
import dev.crossentropy.check.call.Close;
import dev.crossentropy.check.call.Rows;
import dev.crossentropy.check.call.Subject;
import dev.crossentropy.check.rule.BatchRule;
import dev.crossentropy.check.rule.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.Activation;

/**
 * Softmax does not change when the same number is added to all logits, so neither does a loss of
 * its probabilities, however large the number.
 */
public final class ShiftRule extends BatchRule {

  /** Beyond ln 1.8e308 = 709.8, where the exponential of a double overflows. */
  private static final double LARGE = 1000;

  public ShiftRule() {
    super("a shift of all logits changes nothing");
  }

  @Override
  protected @Nullable String exemption(Subject subject) {
    if (subject.activation() != Activation.SOFTMAX) {
      return "Only for softmax.";
    }
    return batches(subject).stream()
            .allMatch(
                batch -> Close.relative(scoreShifted(subject, batch, 1), score(subject, batch)))
        ? null
        : "The loss depends on the logits themselves, as with z-loss or a soft cap.";
  }

  @Override
  protected List<Batch> batches(Subject subject) {
    return Batches.ordinary(subject);
  }

  @Override
  protected @Nullable Violation violation(Subject subject, Batch batch) {
    double score = score(subject, batch);
    double shifted = scoreShifted(subject, batch, LARGE);
    return Close.relative(shifted, score)
        ? null
        : Violation.of(
            "With 1000 added to all logits the score is another one.", "score", shifted, score);
  }

  private static double score(Subject subject, Batch batch) {
    return subject.call(batch).score();
  }

  private static double scoreShifted(Subject subject, Batch batch, double shift) {
    Batch shifted = batch.withLogits(Rows.map(batch.logits(), logit -> logit + shift));
    return subject.call(shifted).score();
  }
}
