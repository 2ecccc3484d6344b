package dev.crossentropy.check.formula;

import dev.crossentropy.check.call.Batch;
import dev.crossentropy.check.call.Batches;
import dev.crossentropy.check.call.Close;
import dev.crossentropy.check.call.Rows;
import dev.crossentropy.check.call.Subject;
import dev.crossentropy.check.rule.BatchRule;
import dev.crossentropy.check.rule.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@code computeGradientAndScore} gives what the two calls give. */
public final class BothAtOnceRule extends BatchRule {

  public BothAtOnceRule() {
    super("computeGradientAndScore is the two calls");
  }

  @Override
  protected List<Batch> batches(Subject subject) {
    return Batches.ordinary(subject);
  }

  @Override
  protected @Nullable Violation violation(Subject subject, Batch batch) {
    double[][] gradient = Rows.of(subject.call(batch).gradient());
    for (boolean average : new boolean[] {true, false}) {
      Pair<Double, INDArray> both = subject.call(batch).gradientAndScore(average);
      double score = average ? subject.call(batch).mean() : subject.call(batch).score();
      if (!Close.relative(both.getFirst(), score)) {
        return Violation.of(
            "The score of the joint call is another one.",
            "score with average = " + average,
            both.getFirst(),
            score);
      }
      Violation difference =
          Differences.first(
              "The gradient of the joint call is another one.",
              Rows.of(both.getSecond()),
              gradient);
      if (difference != null) {
        return difference;
      }
    }
    return null;
  }
}
