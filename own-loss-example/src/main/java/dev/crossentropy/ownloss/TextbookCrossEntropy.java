package dev.crossentropy.ownloss;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Cross-entropy as a textbook has it, L = −Σ y·log p with p = softmax(z/t), whose gradient by z is
 * (p·Σy − y)/t. The temperature t is there to show what an option needs.
 */
public final class TextbookCrossEntropy implements ILossFunction {
  private static final long serialVersionUID = 1;

  @JsonProperty private final double temperature;

  public TextbookCrossEntropy() {
    this(1);
  }

  public TextbookCrossEntropy(@JsonProperty("temperature") double temperature) {
    this.temperature = temperature;
  }

  @Override
  public double computeScore(
      INDArray labels, INDArray z, IActivation a, @Nullable INDArray mask, boolean average) {
    double sum = computeScoreArray(labels, z, a, mask).sumNumber().doubleValue();
    return average ? sum / z.size(0) : sum;
  }

  @Override
  public INDArray computeScoreArray(
      INDArray labels, INDArray z, IActivation a, @Nullable INDArray mask) {
    return logSoftmax(z, a, mask).muli(targets(labels, z, mask)).sum(true, 1).negi();
  }

  @Override
  public INDArray computeGradient(
      INDArray labels, INDArray z, IActivation a, @Nullable INDArray mask) {
    INDArray y = targets(labels, z, mask);
    INDArray p = Transforms.exp(logSoftmax(z, a, mask), false);
    return p.muliColumnVector(y.sum(true, 1)).subi(y).divi(temperature);
  }

  @Override
  public Pair<Double, INDArray> computeGradientAndScore(
      INDArray labels, INDArray z, IActivation a, @Nullable INDArray mask, boolean average) {
    return new Pair<>(
        computeScore(labels, z, a, mask, average), computeGradient(labels, z, a, mask));
  }

  /** z/t − log Σ exp(z/t). Without its maximum in front of the sum, exp overflows beyond 709. */
  private INDArray logSoftmax(INDArray z, IActivation a, @Nullable INDArray mask) {
    if (!(a instanceof ActivationSoftmax)) {
      throw new IllegalArgumentException("needs Activation.SOFTMAX, not " + a);
    }
    INDArray logits = z.div(temperature);
    for (int row = 0; mask != null && mask.size(1) == 1 && row < z.size(0); row++) {
      if (mask.getDouble(row, 0) == 0) {
        logits.getRow(row).assign(0); // may be NaN, and 0·NaN is NaN
      }
    }
    INDArray shifted = logits.subiColumnVector(logits.max(true, 1));
    return shifted.subColumnVector(Transforms.log(Transforms.exp(shifted).sum(true, 1)));
  }

  /** The labels in the logits' type, each times its mask: one per row or one per output. */
  private static INDArray targets(INDArray labels, INDArray z, @Nullable INDArray mask) {
    INDArray y = labels.castTo(z.dataType());
    if (mask == null) {
      return y;
    }
    INDArray factors = mask.castTo(z.dataType());
    return factors.equalShapes(y) ? y.mul(factors) : y.mulColumnVector(factors);
  }

  @Override
  public String name() {
    return toString();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TextbookCrossEntropy that && that.temperature == temperature;
  }

  @Override
  public int hashCode() {
    return Objects.hash(temperature);
  }

  @Override
  public String toString() {
    return "TextbookCrossEntropy(temperature=" + temperature + ")";
  }
}
