package dev.crossentropy.loss.call;

import dev.crossentropy.loss.batch.Matrix;
import dev.crossentropy.loss.batch.Results;
import dev.crossentropy.loss.batch.Rows;
import java.lang.ref.Reference;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One call of a loss: one walk over the rows for whatever is wanted of them. The arrays it returns
 * lie in the caller's current workspace.
 */
public final class LossCall {
  private final LossArguments arguments;
  private final LossDefinition definition;
  private final Rows rows;
  private final Walk walk;

  public LossCall(LossDefinition definition, LossArguments arguments) {
    this.arguments = arguments;
    this.definition = definition;
    this.rows = arguments.rows(definition.targets(arguments));
    this.walk = definition.walk(rows, arguments.activation());
  }

  public double score(boolean average) {
    double divisor = definition.divisor(rows);
    return score(run(Results.ofScore()), divisor, average);
  }

  /** Each row's loss, [N, 1]. */
  public INDArray scoreArray() {
    long[] shape = {rows.count(), 1};
    INDArray scores = Nd4j.createUninitialized(arguments.preOutput().dataType(), shape, 'c');
    Matrix losses = Matrix.of(scores);
    run(Results.ofLosses(losses));
    losses.finish();
    return scores;
  }

  public INDArray gradient() {
    return gradient(definition.divisor(rows), false).getSecond();
  }

  public Pair<Double, INDArray> gradientAndScore(boolean average) {
    double divisor = definition.divisor(rows);
    Pair<Double, INDArray> both = gradient(divisor, true);
    return new Pair<>(score(both.getFirst(), divisor, average), both.getSecond());
  }

  /** The sum of the rows' losses, and the gradient of the score with {@code average = false}. */
  private Pair<Double, INDArray> gradient(double divisor, boolean needsLosses) {
    INDArray logits = arguments.preOutput();
    INDArray gradient =
        Nd4j.createUninitialized(logits.dataType(), logits.shape(), logits.ordering());
    Matrix slopes = Matrix.of(gradient);
    double scale = divisor == 0 ? 0 : rows.count() / divisor;
    double sum = run(Results.ofGradient(slopes, scale, needsLosses));
    slopes.finish();
    return new Pair<>(sum, gradient);
  }

  private double run(Results results) {
    try {
      return walk.run(results);
    } finally {
      // the arrays' memory is read through addresses, which do not keep it from being freed
      Reference.reachabilityFence(arguments);
    }
  }

  /** s/D, or s·N/D for {@code average = false}. */
  private double score(double sum, double divisor, boolean average) {
    if (divisor == 0) {
      // 0 unless the sum is not a number
      return sum * 0 + 0.0;
    }
    return average ? sum / divisor : sum * (rows.count() / divisor);
  }
}
