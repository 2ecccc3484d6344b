package dev.crossentropy.check.formula;

import dev.crossentropy.check.call.Batch;
import dev.crossentropy.check.call.Batches;
import dev.crossentropy.check.call.Rows;
import dev.crossentropy.check.call.Subject;
import dev.crossentropy.check.rule.BatchRule;
import dev.crossentropy.check.rule.Refusal;
import dev.crossentropy.check.rule.Violation;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A call with ordinary numbers gives a finite score and a finite gradient of the logits' shape. */
public final class OrdinaryCallRule extends BatchRule {

  public OrdinaryCallRule() {
    super("ordinary calls give numbers");
  }

  @Override
  protected List<Batch> batches(Subject subject) {
    return Batches.ordinary(subject);
  }

  @Override
  protected @Nullable Violation violation(Subject subject, Batch batch) {
    try {
      return violation(subject.call(batch).score(), subject.call(batch).gradient(), batch);
    } catch (RuntimeException e) {
      return Refusal.fault(e);
    }
  }

  private static @Nullable Violation violation(double score, INDArray gradient, Batch batch) {
    if (!Double.isFinite(score)) {
      return new Violation("The score is not finite.", "score " + score, "a finite score");
    }
    if (!Arrays.equals(gradient.shape(), new long[] {batch.rows(), batch.outputs()})) {
      return new Violation(
          "The gradient has another shape than the logits.",
          Arrays.toString(gradient.shape()),
          "[%d, %d]".formatted(batch.rows(), batch.outputs()));
    }
    return Arrays.stream(Rows.of(gradient))
            .flatMapToDouble(Arrays::stream)
            .allMatch(Double::isFinite)
        ? null
        : new Violation("The gradient is not finite.", Rows.text(Rows.of(gradient)), "numbers");
  }
}
