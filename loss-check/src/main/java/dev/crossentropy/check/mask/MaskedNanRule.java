package dev.crossentropy.check.mask;

import dev.crossentropy.check.call.Batch;
import dev.crossentropy.check.call.Batches;
import dev.crossentropy.check.call.Numbers;
import dev.crossentropy.check.call.Rows;
import dev.crossentropy.check.call.Subject;
import dev.crossentropy.check.rule.BatchRule;
import dev.crossentropy.check.rule.Violation;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * NaN logits in a masked row go nowhere: padded steps hold whatever the network makes of padding.
 * Zero times NaN is NaN, so a mask that multiplies lets them out.
 */
public final class MaskedNanRule extends BatchRule {

  public MaskedNanRule() {
    super("NaN in a masked row stays there");
  }

  @Override
  protected List<Batch> batches(Subject subject) {
    return Batches.withRowsMasked(subject);
  }

  @Override
  protected @Nullable Violation violation(Subject subject, Batch batch) {
    Batch poisoned = poisoned(batch);
    double score = subject.call(poisoned).score();
    if (!Double.isFinite(score)) {
      return new Violation(
          "With NaN as the logits of the masked rows, the score is not a number.",
          "score " + score,
          "score " + Numbers.text(subject.call(batch).score()));
    }
    boolean finite =
        Arrays.stream(Rows.of(subject.call(poisoned).gradient()))
            .flatMapToDouble(Arrays::stream)
            .allMatch(Double::isFinite);
    return finite
        ? null
        : new Violation(
            "With NaN as the logits of the masked rows, the gradient is not a number.",
            "NaN in the gradient",
            "0 for the masked rows, the same as ever for the others");
  }

  private static Batch poisoned(Batch batch) {
    double[][] logits = Rows.map(batch.logits(), logit -> logit);
    double[][] mask = batch.requireMask();
    for (int row = 0; row < logits.length; row++) {
      if (mask[row][0] == 0) {
        Arrays.fill(logits[row], Double.NaN);
      }
    }
    return batch.withLogits(logits);
  }
}
