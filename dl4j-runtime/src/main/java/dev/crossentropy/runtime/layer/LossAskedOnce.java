package dev.crossentropy.runtime.layer;

import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * An output layer's loss. In an iteration Deeplearning4j asks it for the gradient in the backward
 * pass and for the score after it, over the same logits. This one answers the first question by
 * {@link ILossFunction#computeGradientAndScore}, and the layer takes the score from here in place
 * of asking the second one. A new input makes it forget.
 *
 * <p>It stands in a copy of the layer's configuration, so that the network's own, which is saved
 * with the model, keeps the user's loss.
 *
 * @param <C> the layer's configuration
 */
final class LossAskedOnce<C extends Layer> implements ILossFunction {

  private static final long serialVersionUID = 1;

  private @Nullable C original;
  private @Nullable C copy;
  private @Nullable ILossFunction loss;
  private double score;
  private boolean current;

  /** The configuration with this loss in place of its own. */
  @SuppressWarnings("ReferenceEquality") // another object, as after setConf, may change on its own
  C in(C configuration, Function<C, ILossFunction> loss, BiConsumer<C, ILossFunction> setLoss) {
    if (copy == null || original != configuration) {
      this.loss = loss.apply(configuration);
      copy = copyOf(configuration);
      setLoss.accept(copy, this);
      original = configuration;
    }
    return copy;
  }

  @SuppressWarnings("unchecked") // clone() keeps the class
  private static <C extends Layer> C copyOf(C configuration) {
    return (C) configuration.clone();
  }

  /** The sum over the rows of the latest gradient, once; empty if there is none or a new input. */
  OptionalDouble takeScore() {
    boolean known = current;
    current = false;
    return known ? OptionalDouble.of(score) : OptionalDouble.empty();
  }

  void forget() {
    current = false;
  }

  @Override
  public INDArray computeGradient(
      INDArray labels, INDArray preOutput, IActivation activation, @Nullable INDArray mask) {
    try {
      Pair<Double, INDArray> both =
          asked().computeGradientAndScore(labels, preOutput, activation, mask, false);
      score = both.getFirst();
      current = true;
      return both.getSecond();
    } catch (UnsupportedOperationException e) {
      // Deeplearning4j's layers never call it, so that somebody's own loss may lack it
      return asked().computeGradient(labels, preOutput, activation, mask);
    }
  }

  @Override
  public double computeScore(
      INDArray labels,
      INDArray preOutput,
      IActivation activation,
      @Nullable INDArray mask,
      boolean average) {
    return asked().computeScore(labels, preOutput, activation, mask, average);
  }

  @Override
  public INDArray computeScoreArray(
      INDArray labels, INDArray preOutput, IActivation activation, @Nullable INDArray mask) {
    return asked().computeScoreArray(labels, preOutput, activation, mask);
  }

  @Override
  public Pair<Double, INDArray> computeGradientAndScore(
      INDArray labels,
      INDArray preOutput,
      IActivation activation,
      @Nullable INDArray mask,
      boolean average) {
    return asked().computeGradientAndScore(labels, preOutput, activation, mask, average);
  }

  @Override
  public String name() {
    return asked().name();
  }

  private ILossFunction asked() {
    if (loss == null) {
      throw new IllegalStateException("a loss outside its layer's configuration");
    }
    return loss;
  }
}
