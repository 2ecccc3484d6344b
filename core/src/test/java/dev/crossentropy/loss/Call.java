package dev.crossentropy.loss;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** One call of a loss, as a value: what the tests vary. */
public record Call(
    ILossFunction loss,
    INDArray labels,
    INDArray logits,
    IActivation activation,
    @Nullable INDArray mask) {

  public static Call of(ILossFunction loss, double[][] logits, double[]... labels) {
    return new Call(
        loss, Nd4j.createFromArray(labels), Nd4j.createFromArray(logits), softmax(), null);
  }

  public static IActivation softmax() {
    return new ActivationSoftmax();
  }

  public Call withLoss(ILossFunction other) {
    return new Call(other, labels, logits, activation, mask);
  }

  public Call withLabels(INDArray other) {
    return new Call(loss, other, logits, activation, mask);
  }

  public Call withLogits(INDArray other) {
    return new Call(loss, labels, other, activation, mask);
  }

  public Call withActivation(IActivation other) {
    return new Call(loss, labels, logits, other, mask);
  }

  public Call withMask(@Nullable INDArray other) {
    return new Call(loss, labels, logits, activation, other);
  }

  public Call withMask(double[]... rows) {
    return withMask(Nd4j.createFromArray(rows));
  }

  public double score() {
    return loss.computeScore(labels, logits, activation, mask, false);
  }

  public double mean() {
    return loss.computeScore(labels, logits, activation, mask, true);
  }

  public INDArray gradient() {
    return loss.computeGradient(labels, logits, activation, mask);
  }

  public double[] gradientRow(int row) {
    return gradient().getRow(row).toDoubleVector();
  }

  public double[] rowScores() {
    INDArray scores = loss.computeScoreArray(labels, logits, activation, mask);
    double[] values = new double[Math.toIntExact(scores.length())];
    Arrays.setAll(values, row -> scores.getDouble(row, 0));
    return values;
  }
}
