package dev.crossentropy.check.call;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** A loss with the arguments of a call. */
public record LossCall(
    ILossFunction loss,
    IActivation activation,
    INDArray labels,
    INDArray logits,
    @Nullable INDArray mask) {

  /** The call with the batch's numbers in double precision, row after row. */
  public static LossCall of(ILossFunction loss, IActivation activation, Batch batch) {
    double[][] mask = batch.mask();
    return new LossCall(
        loss,
        activation,
        Nd4j.createFromArray(batch.labels()),
        Nd4j.createFromArray(batch.logits()),
        mask == null ? null : Nd4j.createFromArray(mask));
  }

  /** The same call with its arrays made anew by {@code change}. */
  public LossCall with(UnaryOperator<INDArray> change) {
    return new LossCall(
        loss,
        activation,
        change.apply(labels),
        change.apply(logits),
        mask == null ? null : change.apply(mask));
  }

  public LossCall castTo(DataType type) {
    return with(array -> array.castTo(type));
  }

  public double score() {
    return loss.computeScore(labels, logits, activation, mask, false);
  }

  public double mean() {
    return loss.computeScore(labels, logits, activation, mask, true);
  }

  public INDArray rowScores() {
    return loss.computeScoreArray(labels, logits, activation, mask);
  }

  public INDArray gradient() {
    return loss.computeGradient(labels, logits, activation, mask);
  }

  public Pair<Double, INDArray> gradientAndScore(boolean average) {
    return loss.computeGradientAndScore(labels, logits, activation, mask, average);
  }
}
