package dev.crossentropy.check.array;

import dev.crossentropy.check.call.Batch;
import dev.crossentropy.check.call.Batches;
import dev.crossentropy.check.call.LossCall;
import dev.crossentropy.check.call.Subject;
import dev.crossentropy.check.rule.BatchRule;
import dev.crossentropy.check.rule.Violation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Arrays that lie in memory column by column, or as a window of a larger one, score the same. */
public final class LayoutRule extends BatchRule {

  private static final Map<String, UnaryOperator<INDArray>> LAYOUTS =
      new TreeMap<>(
          Map.of(
              "in 'f' order", array -> array.dup('f'),
              "as a view of a larger array", LayoutRule::window,
              "as a transposed view", array -> window(array.transpose()).transpose()));

  public LayoutRule() {
    super("'f' order and views");
  }

  @Override
  protected List<Batch> batches(Subject subject) {
    return Stream.of(Batches.ordinary(subject), Batches.withRowsMasked(subject))
        .flatMap(List::stream)
        .toList();
  }

  @Override
  protected @Nullable Violation violation(Subject subject, Batch batch) {
    LossCall plain = subject.call(batch);
    for (Map.Entry<String, UnaryOperator<INDArray>> layout : LAYOUTS.entrySet()) {
      LossCall other = plain.with(layout.getValue());
      boolean same =
          Close.to(other.score(), plain.score())
              && Close.to(other.gradient(), plain.gradient())
              && Close.to(other.rowScores(), plain.rowScores());
      if (!same) {
        return new Violation(
            "Arrays " + layout.getKey() + " give other numbers.",
            Results.text(other),
            Results.text(plain));
      }
    }
    return null;
  }

  /** The same numbers with others around them, which nobody may read. */
  private static INDArray window(INDArray array) {
    long rows = array.size(0);
    long columns = array.size(1);
    INDArray larger = Nd4j.valueArrayOf(new long[] {rows + 2, columns + 3}, -7.0, array.dataType());
    INDArray window =
        larger.get(NDArrayIndex.interval(1, rows + 1), NDArrayIndex.interval(2, columns + 2));
    return window.assign(array);
  }
}
