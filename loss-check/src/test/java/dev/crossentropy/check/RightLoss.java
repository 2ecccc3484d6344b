package dev.crossentropy.check;

import dev.crossentropy.loss.CrossEntropyLoss;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** Cross-entropy without a mistake; the joint call is the two calls. */
class RightLoss implements ILossFunction {

  ILossFunction exact() {
    return new CrossEntropyLoss();
  }

  @Override
  public double computeScore(
      INDArray labels, INDArray z, IActivation a, @Nullable INDArray mask, boolean average) {
    return exact().computeScore(labels, z, a, mask, average);
  }

  @Override
  public INDArray computeScoreArray(
      INDArray labels, INDArray z, IActivation a, @Nullable INDArray mask) {
    return exact().computeScoreArray(labels, z, a, mask);
  }

  @Override
  public INDArray computeGradient(
      INDArray labels, INDArray z, IActivation a, @Nullable INDArray mask) {
    return exact().computeGradient(labels, z, a, mask);
  }

  @Override
  public Pair<Double, INDArray> computeGradientAndScore(
      INDArray labels, INDArray z, IActivation a, @Nullable INDArray mask, boolean average) {
    return new Pair<>(
        computeScore(labels, z, a, mask, average), computeGradient(labels, z, a, mask));
  }

  @Override
  public String name() {
    return toString();
  }

  @Override
  @SuppressWarnings("EqualsGetClass") // a wrong loss is not equal to the right one
  public boolean equals(@Nullable Object other) {
    return other != null && other.getClass() == getClass();
  }

  @Override
  public int hashCode() {
    return getClass().hashCode();
  }

  @Override
  public String toString() {
    return getClass().getSimpleName();
  }
}
