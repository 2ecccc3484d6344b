package dev.crossentropy.training.function;

import dev.crossentropy.training.NamedLoss;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * How far two losses differ as functions, apart from what training makes of it: both are evaluated
 * in double precision on the logits of one trained network's test examples.
 *
 * @param maxScoreDifference largest |difference| of a row's score
 * @param maxGradientDifference largest |difference| of an element of the gradient
 * @param rows how many rows of logits were compared
 */
public record FunctionParity(
    String baseline,
    String candidate,
    double maxScoreDifference,
    double maxGradientDifference,
    int rows) {

  public static FunctionParity of(
      NamedLoss baseline, NamedLoss candidate, LabelledLogits examples) {
    ILossFunction first = baseline.function();
    ILossFunction second = candidate.function();
    INDArray logits = examples.logits();
    INDArray labels = examples.labels();
    IActivation activation = examples.task().outputActivation();
    return new FunctionParity(
        baseline.name(),
        candidate.name(),
        maxDifference(
            scores(first, labels, logits, activation), scores(second, labels, logits, activation)),
        maxDifference(
            gradient(first, labels, logits, activation),
            gradient(second, labels, logits, activation)),
        (int) logits.size(0));
  }

  private static INDArray scores(
      ILossFunction loss, INDArray labels, INDArray logits, IActivation activation) {
    return loss.computeScoreArray(labels, logits.dup(), activation, null);
  }

  private static INDArray gradient(
      ILossFunction loss, INDArray labels, INDArray logits, IActivation activation) {
    return loss.computeGradient(labels, logits.dup(), activation, null);
  }

  private static double maxDifference(INDArray a, INDArray b) {
    return a.reshape(b.shape()).sub(b).amaxNumber().doubleValue();
  }
}
