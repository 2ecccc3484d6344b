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
    return gap == null ? null : violation(gap, batch.rows());
  }

  /** The gap, with the commonest mistakes called by their names. */
  static Violation violation(Gap gap, int rows) {
    return Violation.of(reason(gap, rows), gap.place(), gap.gradient(), gap.derivative());
  }

  private static String reason(Gap gap, int rows) {
    if (gap.isFactor(-1)) {
      return "The gradient has the wrong sign.";
    }
    if (rows > 1 && gap.isFactor(1.0 / rows)) {
      return "The gradient is the mean's: DL4J divides by the number of rows itself.";
    }
    return "The gradient is not the derivative of computeScore(average = false).";
  }
}
