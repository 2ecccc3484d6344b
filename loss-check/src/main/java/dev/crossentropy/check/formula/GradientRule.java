package dev.crossentropy.check.formula;

import dev.crossentropy.check.call.Batch;
import dev.crossentropy.check.call.Batches;
import dev.crossentropy.check.call.Derivative;
import dev.crossentropy.check.call.Derivative.Gap;
import dev.crossentropy.check.call.Subject;
import dev.crossentropy.check.rule.BatchRule;
import dev.crossentropy.check.rule.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The gradient is the derivative of the summed score, for ordinary labels and without a mask. */
public final class GradientRule extends BatchRule {

  public GradientRule() {
    super("gradient is the score's derivative");
  }

  @Override
  protected List<Batch> batches(Subject subject) {
    return Batches.ordinary(subject);
  }

  @Override
  protected @Nullable Violation violation(Subject subject, Batch batch) {
    Gap gap = Derivative.firstGap(subject, batch);
    return gap == null ? null : Violation.of(gap, batch.rows());
  }
}
