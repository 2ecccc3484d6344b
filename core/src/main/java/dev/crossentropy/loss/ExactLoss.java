package dev.crossentropy.loss;

import dev.crossentropy.loss.batch.ArrayAccess;
import dev.crossentropy.loss.call.Evaluation;
import dev.crossentropy.loss.call.LossArguments;
import dev.crossentropy.loss.call.LossDefinition;
import dev.crossentropy.loss.call.LossEvaluator;
import dev.crossentropy.loss.call.Wanted;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.shade.jackson.annotation.JsonAutoDetect;
import org.nd4j.shade.jackson.annotation.JsonAutoDetect.Visibility;

/**
 * What Deeplearning4j asks of a loss, answered by its {@link LossDefinition}; and what Java asks of
 * a value, answered by its options.
 */
@JsonAutoDetect(
    fieldVisibility = Visibility.NONE,
    getterVisibility = Visibility.NONE,
    isGetterVisibility = Visibility.NONE)
abstract class ExactLoss implements ILossFunction {

  private static final long serialVersionUID = 1;

  /** A record of all that one loss of a class can differ in from another one. */
  abstract Object options();

  abstract LossDefinition definition();

  @Override
  public final double computeScore(
      INDArray labels,
      INDArray preOutput,
      IActivation activationFn,
      @Nullable INDArray mask,
      boolean average) {
    return evaluate(labels, preOutput, activationFn, mask, Wanted.SCORE).score(average);
  }

  @Override
  public final INDArray computeScoreArray(
      INDArray labels, INDArray preOutput, IActivation activationFn, @Nullable INDArray mask) {
    return evaluate(labels, preOutput, activationFn, mask, Wanted.ROW_SCORES).array();
  }

  @Override
  public final INDArray computeGradient(
      INDArray labels, INDArray preOutput, IActivation activationFn, @Nullable INDArray mask) {
    return evaluate(labels, preOutput, activationFn, mask, Wanted.GRADIENT).array();
  }

  @Override
  public final Pair<Double, INDArray> computeGradientAndScore(
      INDArray labels,
      INDArray preOutput,
      IActivation activationFn,
      @Nullable INDArray mask,
      boolean average) {
    Evaluation both = evaluate(labels, preOutput, activationFn, mask, Wanted.GRADIENT_AND_SCORE);
    return new Pair<>(both.score(average), both.array());
  }

  private Evaluation evaluate(
      INDArray labels,
      INDArray preOutput,
      IActivation activation,
      @Nullable INDArray mask,
      Wanted wanted) {
    LossArguments arguments = new LossArguments(labels, preOutput, activation, mask);
    return new LossEvaluator(definition(), ArrayAccess.ofBackend()).evaluate(arguments, wanted);
  }

  /** The same as {@link #toString}. */
  @Override
  public final String name() {
    return toString();
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof ExactLoss loss
        && getClass() == loss.getClass()
        && options().equals(loss.options());
  }

  @Override
  public final int hashCode() {
    return options().hashCode();
  }

  /**
   * The class and the options that differ from the default: {@code CrossEntropyLoss(zLoss=1.0E-4)}.
   */
  @Override
  public final String toString() {
    return getClass().getSimpleName() + options();
  }
}
