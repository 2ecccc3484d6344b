package dev.crossentropy.loss;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** One call of a loss, as a value: what the tests vary. */
record Call(
    ILossFunction loss,
    INDArray labels,
    INDArray logits,
    IActivation activation,
    @Nullable INDArray mask) {

  static Call of(ILossFunction loss, double[][] logits, double[]... labels) {
    return new Call(
        loss, Nd4j.createFromArray(labels), Nd4j.createFromArray(logits), softmax(), null);
  }

  static IActivation softmax() {
    return new ActivationSoftmax();
  }

  Call withLoss(ILossFunction other) {
    return new Call(other, labels, logits, activation, mask);
  }

  Call withLabels(INDArray other) {
    return new Call(loss, other, logits, activation, mask);
  }

  Call withLogits(INDArray other) {
    return new Call(loss, labels, other, activation, mask);
  }

  Call withActivation(IActivation other) {
    return new Call(loss, labels, logits, other, mask);
  }

  Call withMask(@Nullable INDArray other) {
    return new Call(loss, labels, logits, activation, other);
  }

  Call withMask(double[]... rows) {
    return withMask(Nd4j.createFromArray(rows));
  }

  double score() {
    return loss.computeScore(labels, logits, activation, mask, false);
  }

  double mean() {
    return loss.computeScore(labels, logits, activation, mask, true);
  }

  INDArray gradient() {
    return loss.computeGradient(labels, logits, activation, mask);
  }

  double[] gradientRow(int row) {
    return gradient().getRow(row).toDoubleVector();
  }

  double[] rowScores() {
    INDArray scores = loss.computeScoreArray(labels, logits, activation, mask);
    double[] values = new double[Math.toIntExact(scores.length())];
    Arrays.setAll(values, row -> scores.getDouble(row, 0));
    return values;
  }
}
