package dev.crossentropy.check.array;

import dev.crossentropy.check.call.Batch;
import dev.crossentropy.check.call.Batches;
import dev.crossentropy.check.call.LossCall;
import dev.crossentropy.check.call.Subject;
import dev.crossentropy.check.rule.BatchRule;
import dev.crossentropy.check.rule.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** FLOAT arrays give a FLOAT gradient and the numbers that DOUBLE arrays give. */
public final class FloatRule extends BatchRule {

  /** Some eighty roundings of a float, for sums of a few dozen terms. */
  private static final double TOLERANCE = 1e-5;

  public FloatRule() {
    super("FLOAT beside DOUBLE");
  }

  @Override
  protected List<Batch> batches(Subject subject) {
    return Batches.ordinary(subject);
  }

  @Override
  protected @Nullable Violation violation(Subject subject, Batch batch) {
    LossCall doubles = subject.call(batch);
    LossCall floats = doubles.castTo(DataType.FLOAT);
    double floatScore = floats.score();
    double score = doubles.score();
    INDArray gradient = floats.gradient();
    if (gradient.dataType() != DataType.FLOAT) {
      return new Violation(
          "The gradient is not of the logits' type.",
          gradient.dataType() + " for FLOAT logits",
          "FLOAT");
    }
    INDArray right = doubles.gradient();
    double scale = Math.max(1, right.amaxNumber().doubleValue());
    boolean same =
        Math.abs(floatScore - score) <= TOLERANCE * Math.max(1, Math.abs(score))
            && gradient.castTo(DataType.DOUBLE).equalsWithEps(right, TOLERANCE * scale);
    return same
        ? null
        : new Violation(
            "FLOAT arrays give other numbers.",
            Results.text(floatScore, gradient),
            Results.text(score, right));
  }
}
