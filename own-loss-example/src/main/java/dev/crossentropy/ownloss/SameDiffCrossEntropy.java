package dev.crossentropy.ownloss;

import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.lossfunctions.SameDiffLoss;

/**
 * The same in a line, with the gradient left to SameDiff. It sees the probabilities, not the
 * logits, so that log p is −∞ where p rounds to 0.
 */
public final class SameDiffCrossEntropy extends SameDiffLoss {
  private static final long serialVersionUID = 1;

  @Override
  public SDVariable defineLoss(SameDiff sd, SDVariable p, SDVariable labels) {
    return sd.math().log(p).mul(labels).sum(true, 1).neg();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SameDiffCrossEntropy;
  }

  @Override
  public int hashCode() {
    return SameDiffCrossEntropy.class.hashCode();
  }
}
