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

/** The label of an output whose mask is 0 does not count, and the gradient knows it. */
public final class OutputMaskRule extends BatchRule {

  public OutputMaskRule() {
    super("mask per output");
  }

  @Override
  protected @Nullable String exemption(Subject subject) {
    return subject.labels().isPerOutput() ? null : "Class indices have one mask per row.";
  }

  @Override
  protected List<Batch> batches(Subject subject) {
    return Batches.withOutputsMasked(subject);
  }

  @Override
  protected @Nullable Violation violation(Subject subject, Batch batch) {
    subject.call(batch).gradient(); // a refusal often stands in the gradient alone
    double score = subject.call(batch).score();
    double after = subject.call(batch.withLabels(maskedLabelsMoved(batch))).score();
    if (!Close.relative(after, score)) {
      return new Violation(
          "The label of a masked output counts in the score.",
          "score %s, and %s with other labels there"
              .formatted(Numbers.textBeside(score, after), Numbers.textBeside(after, score)),
          "the same score");
    }
    Gap gap = subject.gradientIsRight() ? Derivative.firstGap(subject, batch) : null;
    return gap == null ? null : Violation.of(gap, batch.rows());
  }

  private static double[][] maskedLabelsMoved(Batch batch) {
    double[][] moved = Rows.map(batch.labels(), label -> label);
    double[][] mask = batch.requireMask();
    for (int row = 0; row < moved.length; row++) {
      for (int output = 0; output < moved[row].length; output++) {
        moved[row][output] = mask[row][output] == 0 ? 1 - moved[row][output] : moved[row][output];
      }
    }
    return moved;
  }
}
