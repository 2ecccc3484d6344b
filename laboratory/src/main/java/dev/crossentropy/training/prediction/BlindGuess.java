package dev.crossentropy.training.prediction;

import java.io.Serializable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * How good it is to look at no feature: every test example gets the shares of the classes, or
 * labels, among the training examples. What is not better has learnt nothing.
 *
 * @param testAccuracy share of test examples of the most frequent training class, or set of labels
 *     each of which more than half of the training examples carry
 * @param testLoss exact cross-entropy of the shares, each counted once more than it occurs
 *     (Laplace), so that it is finite
 */
public record BlindGuess(double testAccuracy, double testLoss) implements Serializable {

  /**
   * @param trainLabels 0 or 1, {@code [N, outputs]}
   * @param testLabels 0 or 1, {@code [M, outputs]}
   */
  public static BlindGuess of(Task task, INDArray trainLabels, INDArray testLabels) {
    INDArray counts = trainLabels.castTo(DataType.DOUBLE).sum(0).addi(1);
    INDArray logits =
        switch (task) {
          case ONE_CLASS -> Transforms.log(counts);
          case LABEL_SET -> Transforms.log(counts.div(counts.rsub(trainLabels.size(0) + 2)));
        };
    int rows = (int) testLabels.size(0);
    INDArray same = Nd4j.ones(DataType.DOUBLE, rows, 1).mmul(logits.reshape(1, logits.length()));
    Predictions guess = Predictions.of(task, new int[rows], same, testLabels);
    return new BlindGuess(Metrics.accuracy(guess), Metrics.meanLoss(guess));
  }
}
