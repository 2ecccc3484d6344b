package dev.crossentropy.check.mask;

import dev.crossentropy.check.call.Batch;
import dev.crossentropy.check.call.Batches;
import dev.crossentropy.check.call.Close;
import dev.crossentropy.check.call.Rows;
import dev.crossentropy.check.call.Subject;
import dev.crossentropy.check.rule.BatchRule;
import dev.crossentropy.check.rule.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The score array has 0 for a masked row and the same number as ever for any other. */
public final class MaskedArrayRule extends BatchRule {

  public MaskedArrayRule() {
    super("mask in the score array");
  }

  @Override
  protected List<Batch> batches(Subject subject) {
    return Batches.withRowsMasked(subject);
  }

  @Override
  protected @Nullable Violation violation(Subject subject, Batch batch) {
    double[][] masked = Rows.of(subject.call(batch).rowScores());
    double[][] all = Rows.of(subject.call(batch.withMask(null)).rowScores());
    double[][] mask = batch.requireMask();
    for (int row = 0; row < batch.rows(); row++) {
      double right = mask[row][0] == 0 ? 0 : all[row][0];
      if (!Close.relative(masked[row][0], right)) {
        return Violation.of(
            "The score array does not follow the mask.",
            "computeScoreArray[" + row + "]",
            masked[row][0],
            right);
      }
    }
    return null;
  }
}
