package dev.crossentropy.check.formula;

import dev.crossentropy.check.call.Batch;
import dev.crossentropy.check.call.Batches;
import dev.crossentropy.check.call.Derivative;
import dev.crossentropy.check.call.Derivative.Gap;
import dev.crossentropy.check.call.LabelKind;
import dev.crossentropy.check.call.Rows;
import dev.crossentropy.check.call.Subject;
import dev.crossentropy.check.rule.BatchRule;
import dev.crossentropy.check.rule.Violation;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The gradient is the derivative of the score for labels that are rarer than ordinary ones, too.
 */
public final class LabelsRule extends BatchRule {

  private final LabelKind kind;
  private final UnaryOperator<Batch> change;

  private LabelsRule(String name, LabelKind kind, UnaryOperator<Batch> change) {
    super(name);
    this.kind = kind;
    this.change = change;
  }

  /** {@link LabelKind#SOFT}. */
  public static LabelsRule soft() {
    return new LabelsRule("soft labels, of any sum", LabelKind.SOFT, batch -> batch);
  }

  /** Rows without any label. */
  public static LabelsRule zero() {
    return new LabelsRule(
        "rows of zero labels",
        LabelKind.SETS,
        batch -> batch.withLabels(Rows.map(batch.labels(), label -> 0)));
  }

  @Override
  protected @Nullable String exemption(Subject subject) {
    if (!subject.labels().isPerOutput() || subject.labels().isBeyondZeroAndOne()) {
      return "Only for labels from 0 to 1.";
    }
    return subject.gradientIsRight() ? null : "The gradient is wrong for ordinary labels already.";
  }

  @Override
  protected List<Batch> batches(Subject subject) {
    return Batches.ordinary(subject.withLabels(kind)).stream().map(change).toList();
  }

  @Override
  protected LabelKind labels(Subject subject) {
    return kind;
  }

  @Override
  protected @Nullable Violation violation(Subject subject, Batch batch) {
    double score = subject.call(batch).score();
    if (!Double.isFinite(score)) {
      return new Violation("The score is not finite.", "score " + score, "a finite score");
    }
    Gap gap = Derivative.firstGap(subject, batch);
    return gap == null ? null : Violation.of(gap, batch.rows());
  }
}
