package dev.crossentropy.loss.batch;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * What is wanted of the rows of a batch, and where it goes.
 *
 * @param losses takes the rows' losses, [N, 1], if they are wanted
 * @param gradient takes the gradient, [N, C], if it is wanted
 * @param scale multiplies the gradient, not the losses
 * @param needsLosses whether anybody looks at the rows' losses or at their sum
 */
public record Results(
    @Nullable Matrix losses, @Nullable Matrix gradient, double scale, boolean needsLosses) {

  public static Results ofScore() {
    return new Results(null, null, 1, true);
  }

  public static Results ofLosses(Matrix losses) {
    return new Results(losses, null, 1, true);
  }

  public static Results ofGradient(Matrix gradient, double scale, boolean needsLosses) {
    return new Results(null, gradient, scale, needsLosses);
  }

  /** Writes a row of the gradient, which is scaled already, if it is wanted. */
  public void writeGradient(long row, double[] slopes) {
    if (gradient == null) {
      return;
    }
    if (scale > 1 && gradient.array().dataType() == DataType.FLOAT16) {
      requireHalves(row, slopes);
    }
    gradient.writeRow(row, slopes);
  }

  /**
   * N/D may take a gradient beyond what the type can hold; Deeplearning4j's division by N is too
   * late.
   */
  private void requireHalves(long row, double[] slopes) {
    for (double slope : slopes) {
      if (Double.isFinite(slope) && Double.isInfinite(SixteenBits.HALF.nearest(slope))) {
        throw new IllegalArgumentException(
            "row "
                + row
                + ": the gradient is "
                + slope
                + " after multiplication by N/D = "
                + scale
                + ", but HALF ends at 65504: use Normalization.ROWS, or a network of type FLOAT");
      }
    }
  }

  /** The same, with another array for the gradient. */
  public Results withGradient(Matrix other) {
    return new Results(losses, other, scale, needsLosses);
  }
}
