package dev.crossentropy.report.stored;

import dev.crossentropy.experiment.Predictions;

/**
 * What one trained network said about the test examples, row by row, as the report needs it. Single
 * precision: a report shows four digits.
 *
 * @param actual the true class
 * @param predicted the class of the largest output
 * @param confidence the probability given to the predicted class
 * @param loss the exact cross-entropy −log p(actual), in nats
 */
public record TestRows(int[] actual, int[] predicted, float[] confidence, float[] loss) {

  static final TestRows NONE = new TestRows(new int[0], new int[0], new float[0], new float[0]);

  public static TestRows of(Predictions predictions) {
    float[] confidence = new float[predictions.size()];
    float[] loss = new float[predictions.size()];
    for (int row = 0; row < predictions.size(); row++) {
      confidence[row] = (float) predictions.confidence()[row];
      loss[row] = (float) predictions.loss()[row];
    }
    return new TestRows(predictions.actual(), predictions.predicted(), confidence, loss);
  }

  public int size() {
    return actual.length;
  }

  public boolean isHit(int row) {
    return actual[row] == predicted[row];
  }
}
