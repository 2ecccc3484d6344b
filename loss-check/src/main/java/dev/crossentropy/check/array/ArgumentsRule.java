package dev.crossentropy.check.array;

import dev.crossentropy.check.call.Batch;
import dev.crossentropy.check.call.Batches;
import dev.crossentropy.check.call.LossCall;
import dev.crossentropy.check.call.Rows;
import dev.crossentropy.check.call.Subject;
import dev.crossentropy.check.rule.BatchRule;
import dev.crossentropy.check.rule.Violation;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A call leaves its labels, logits and mask as they were: DL4J uses them again. */
public final class ArgumentsRule extends BatchRule {

  private static final Map<String, Consumer<LossCall>> CALLS =
      new TreeMap<>(
          Map.of(
              "computeScore", LossCall::score,
              "computeScoreArray", LossCall::rowScores,
              "computeGradient", LossCall::gradient,
              "computeGradientAndScore", call -> call.gradientAndScore(true)));

  public ArgumentsRule() {
    super("arguments are not modified");
  }

  @Override
  protected List<Batch> batches(Subject subject) {
    return Stream.of(Batches.ordinary(subject), Batches.withRowsMasked(subject))
        .flatMap(List::stream)
        .toList();
  }

  @Override
  protected @Nullable Violation violation(Subject subject, Batch batch) {
    for (Map.Entry<String, Consumer<LossCall>> method : CALLS.entrySet()) {
      LossCall call = subject.call(batch);
      method.getValue().accept(call);
      LossCall fresh = subject.call(batch);
      if (!call.logits().equals(fresh.logits())) {
        return violation(method.getKey(), "logits", Rows.of(call.logits()), batch.logits());
      }
      if (!call.labels().equals(fresh.labels())) {
        return violation(method.getKey(), "labels", Rows.of(call.labels()), batch.labels());
      }
      if (!Objects.equals(call.mask(), fresh.mask())) {
        return new Violation(method.getKey() + " writes to its mask.", "another mask", "the same");
      }
    }
    return null;
  }

  private static Violation violation(
      String method, String argument, double[][] after, double[][] before) {
    return new Violation(
        method + " writes to its " + argument + ".",
        argument + " " + Rows.text(after) + " afterwards",
        argument + " " + Rows.text(before));
  }
}
