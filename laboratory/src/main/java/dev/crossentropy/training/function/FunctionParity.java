package dev.crossentropy.training.function;

import dev.crossentropy.training.NamedLoss;
import dev.crossentropy.training.prediction.Predictions;
import dev.crossentropy.training.prediction.Task;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
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
      NamedLoss baseline, NamedLoss candidate, Task task, Predictions predictions) {
    ILossFunction first = baseline.function();
    ILossFunction second = candidate.function();
    INDArray logits = Nd4j.createFromArray(predictions.logits()).castTo(DataType.DOUBLE);
    INDArray labels = task.targets(predictions);
    IActivation activation = task.outputActivation();
    return new FunctionParity(
        baseline.name(),
        candidate.name(),
        maxDifference(
            scores(first, labels, logits, activation), scores(second, labels, logits, activation)),
        maxDifference(
            gradient(first, labels, logits, activation),
            gradient(second, labels, logits, activation)),
        predictions.size());
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
