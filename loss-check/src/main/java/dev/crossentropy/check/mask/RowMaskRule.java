package dev.crossentropy.check.mask;

import dev.crossentropy.check.call.Batch;
import dev.crossentropy.check.call.Batches;
import dev.crossentropy.check.call.Close;
import dev.crossentropy.check.call.Derivative;
import dev.crossentropy.check.call.Derivative.Gap;
import dev.crossentropy.check.call.Numbers;
import dev.crossentropy.check.call.Rows;
import dev.crossentropy.check.call.Subject;
import dev.crossentropy.check.rule.BatchRule;
import dev.crossentropy.check.rule.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row whose mask is 0 counts neither in the score nor in the gradient. */
public final class RowMaskRule extends BatchRule {

  public RowMaskRule() {
    super("mask per row");
  }

  @Override
  protected List<Batch> batches(Subject subject) {
    return Batches.withRowsMasked(subject);
  }

  @Override
  protected @Nullable Violation violation(Subject subject, Batch batch) {
    double[][] mask = batch.requireMask();
    double[][] gradient = Rows.of(subject.call(batch).gradient());
    double score = subject.call(batch).score();
    for (int row = 0; row < batch.rows(); row++) {
      if (mask[row][0] == 0) {
        Violation violation = maskedRow(subject, batch, row, gradient[row], score);
        if (violation != null) {
          return violation;
        }
      }
    }
    Gap gap = subject.gradientIsRight() ? Derivative.firstGap(subject, batch) : null;
    return gap == null ? null : Violation.of(gap, batch.rows());
  }

  private static @Nullable Violation maskedRow(
      Subject subject, Batch batch, int row, double[] gradient, double score) {
    for (int output = 0; output < gradient.length; output++) {
      if (gradient[output] != 0) {
        return new Violation(
            "A masked row has a gradient.",
            "gradient[%d, %d] = %s".formatted(row, output, gradient[output]),
            "0");
      }
    }
    Batch moved = batch.withLogit(row, 0, batch.logits()[row][0] + 1);
    double after = subject.call(moved).score();
    return Close.relative(after, score)
        ? null
        : new Violation(
            "A masked row counts in the score.",
            "score %s, and %s with logits[%d, 0] one higher"
                .formatted(Numbers.textBeside(score, after), Numbers.textBeside(after, score), row),
            "the same score");
  }
}
