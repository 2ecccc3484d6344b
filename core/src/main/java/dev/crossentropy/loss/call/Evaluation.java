package dev.crossentropy.loss.call;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What came of a call.
 *
 * @param sum s, the sum of the rows' losses
 * @param rows N
 * @param divisor D
 * @param result the gradient or the rows' losses, if they were wanted
 */
public record Evaluation(double sum, long rows, double divisor, @Nullable INDArray result) {

  /** s/D, or s·N/D for {@code average = false}. */
  public double score(boolean average) {
    if (divisor == 0) {
      return sum * 0 + 0.0;
    }
    return average ? sum / divisor : sum * (rows / divisor);
  }

  public INDArray array() {
    return Objects.requireNonNull(result);
  }
}
