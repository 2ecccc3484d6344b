package dev.crossentropy.check.formula;

import dev.crossentropy.check.call.Batch;
import dev.crossentropy.check.call.Batches;
import dev.crossentropy.check.call.Close;
import dev.crossentropy.check.call.Derivative;
import dev.crossentropy.check.call.Derivative.Gap;
import dev.crossentropy.check.call.Subject;
import dev.crossentropy.check.rule.BatchRule;
import dev.crossentropy.check.rule.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Large logits give a finite score and its derivative; a loss that is a cross-entropy for ordinary
 * logits also gives the exact value. Probabilities that are clipped or vanish show themselves here.
 */
public final class LargeLogitsRule extends BatchRule {

  /** Where 1 − p rounds to 0, where clips at 1e-10 bite, and where exponentials overflow. */
  private static final double[] SIZES = {30, 60, 1000};

  /** Batches per size, each with the large logit on either side. */
  private static final int FEW = 4;

  public LargeLogitsRule() {
    super("large logits");
  }

  @Override
  protected List<Batch> batches(Subject subject) {
    List<Batch> batches = new ArrayList<>();
    for (double size : SIZES) {
      for (Batch batch : Batches.ordinary(subject).subList(0, FEW)) {
        batches.add(batch.withLogit(0, 0, size));
        batches.add(batch.withLogit(0, 0, -size));
      }
    }
    return batches;
  }

  @Override
  protected @Nullable Violation violation(Subject subject, Batch batch) {
    double score = subject.call(batch).score();
    if (!Double.isFinite(score)) {
      return new Violation("The score is not finite.", "score " + score, "a finite score");
    }
    CrossEntropy known = CrossEntropy.of(subject);
    if (known != null && !Close.relative(score, known.score(subject, batch))) {
      return Violation.of(
          "The score is not the cross-entropy that it is for small logits.",
          "score",
          score,
          known.score(subject, batch));
    }
    Gap gap = subject.gradientIsRight() ? Derivative.firstGap(subject, batch) : null;
    return gap == null ? null : Violation.of(gap, batch.rows());
  }
}
