package dev.crossentropy.loss.row;

import dev.crossentropy.loss.batch.Rows;
import org.jspecify.annotations.Nullable;

/**
 * The arithmetic of one contributing row: its loss before the row's mask, and the derivative of
 * that loss with respect to each logit. An instance owns scratch memory and serves one call.
 */
public interface RowLoss {

  /**
   * @param row where the logits, targets and per-output mask of the row stand
   * @param gradient where the derivatives go, if they are wanted
   * @return the row's loss, NaN if a logit that takes part is NaN or +∞
   */
  double evaluate(Rows row, double @Nullable [] gradient);

  /** Whether a logit can take part in a loss; −∞ can, as a switched-off class. */
  static boolean isUsable(double logit) {
    return logit < Double.POSITIVE_INFINITY;
  }
}
