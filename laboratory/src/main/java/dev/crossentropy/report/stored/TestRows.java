package dev.crossentropy.report.stored;

import dev.crossentropy.training.prediction.Predictions;
import dev.crossentropy.training.prediction.Task;

/**
 * What one trained network said about the test examples, row by row, as the report needs it. Single
 * precision: a report shows four digits.
 *
 * @param actual the true class, or the set of true labels as the sum of 2^label
 * @param predicted the answer, in the same way
 * @param confidence the probability given to the answer
 * @param loss the exact cross-entropy −log p(actual), in nats
 * @param labelProbabilities {@code [row][label]} where an answer is a set of labels, otherwise no
 *     rows
 */
public record TestRows(
    int[] actual, int[] predicted, float[] confidence, float[] loss, float[][] labelProbabilities) {

  static final TestRows NONE = empty(0);

  public static TestRows of(Task task, Predictions predictions) {
    TestRows rows =
        new TestRows(
            predictions.actual(),
            predictions.predicted(),
            new float[predictions.size()],
            new float[predictions.size()],
            task == Task.LABEL_SET ? sigmoid(predictions.logits()) : new float[0][]);
    for (int row = 0; row < rows.size(); row++) {
      rows.confidence[row] = (float) predictions.confidence()[row];
      rows.loss[row] = (float) predictions.loss()[row];
    }
    return rows;
  }

  static TestRows empty(int size) {
    return new TestRows(
        new int[size], new int[size], new float[size], new float[size], new float[0][]);
  }

  private static float[][] sigmoid(float[][] logits) {
    float[][] probabilities = new float[logits.length][];
    for (int row = 0; row < logits.length; row++) {
      probabilities[row] = new float[logits[row].length];
      for (int label = 0; label < logits[row].length; label++) {
        probabilities[row][label] = (float) (1 / (1 + Math.exp(-logits[row][label])));
      }
    }
    return probabilities;
  }

  public int size() {
    return actual.length;
  }

  public boolean isHit(int row) {
    return actual[row] == predicted[row];
  }

  /** Whether a set of labels, the sum of 2^label, holds this one. */
  public static boolean holds(int set, int label) {
    return (set >> label & 1) == 1;
  }
}
