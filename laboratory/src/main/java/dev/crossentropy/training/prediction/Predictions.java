package dev.crossentropy.training.prediction;

import java.io.Serializable;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a network said about the test examples, row by row.
 *
 * @param logits what the network computed before softmax, {@code [N][C]}
 * @param actual the true class
 * @param predicted the class of the largest logit
 * @param confidence the probability given to the predicted class
 * @param loss the exact cross-entropy −log p(actual), in nats
 * @param labelSets where an example carries several labels, the sets that {@code actual} and {@code
 *     predicted} number; empty where they are classes
 */
public record Predictions(
    float[][] logits,
    int[] actual,
    int[] predicted,
    double[] confidence,
    double[] loss,
    List<BitSet> labelSets)
    implements Serializable {

  /** Classes, not sets of labels. */
  public Predictions(
      float[][] logits, int[] actual, int[] predicted, double[] confidence, double[] loss) {
    this(logits, actual, predicted, confidence, loss, List.of());
  }

  /** Number of equally wide confidence bins of the calibration error, as in Guo et al. 2017. */
  public static final int CALIBRATION_BINS = 15;

  /**
   * Reads classes, confidences and losses off the logits.
   *
   * @param logits {@code [N, C]}
   * @param labels one-hot {@code [N, C]}
   */
  public static Predictions of(INDArray logits, INDArray labels) {
    int rows = (int) logits.size(0);
    Predictions all =
        new Predictions(
            logits.toFloatMatrix(),
            labels.argMax(1).toIntVector(),
            new int[rows],
            new double[rows],
            new double[rows]);
    for (int row = 0; row < rows; row++) {
      all.fill(row);
    }
    return all;
  }

  private void fill(int row) {
    float[] z = logits[row];
    int best = 0;
    for (int c = 1; c < z.length; c++) {
      if (z[c] > z[best]) {
        best = c;
      }
    }
    double max = z[best];
    double sum = 0;
    for (double logit : z) {
      sum += Math.exp(logit - max);
    }
    predicted[row] = best;
    confidence[row] = 1 / sum;
    loss[row] = Math.log(sum) + (max - z[actual[row]]);
  }

  public int size() {
    return actual.length;
  }

  public double meanLoss() {
    double sum = 0;
    for (double value : loss) {
      sum += value;
    }
    return sum / size();
  }

  public double accuracy() {
    int hits = 0;
    for (int row = 0; row < size(); row++) {
      hits += hit(row);
    }
    return (double) hits / size();
  }

  private int hit(int row) {
    return predicted[row] == actual[row] ? 1 : 0;
  }

  /** Precision and recall of each class. */
  public List<ClassResult> perClass(List<String> classNames) {
    int classes = classNames.size();
    int[] right = new int[classes];
    int[] answers = new int[classes];
    int[] examples = new int[classes];
    for (int row = 0; row < size(); row++) {
      right[actual[row]] += hit(row);
      answers[predicted[row]]++;
      examples[actual[row]]++;
    }
    return IntStream.range(0, classes)
        .mapToObj(c -> ClassResult.of(classNames.get(c), right[c], answers[c], examples[c]))
        .toList();
  }

  /**
   * Macro-averaged F1: the mean over classes of 2·TP / (2·TP + FP + FN), a class that neither
   * occurs nor is predicted left out.
   */
  public double macroF1(int classes) {
    long[] truePositives = new long[classes];
    long[] mentions = new long[classes];
    for (int row = 0; row < size(); row++) {
      truePositives[actual[row]] += hit(row);
      mentions[actual[row]]++;
      mentions[predicted[row]]++;
    }
    double sum = 0;
    int counted = 0;
    for (int c = 0; c < classes; c++) {
      if (mentions[c] > 0) {
        sum += 2.0 * truePositives[c] / mentions[c];
        counted++;
      }
    }
    return sum / counted;
  }

  /**
   * Expected calibration error: Σ over bins of |mean confidence − accuracy|, weighted by the bin's
   * share of the examples (Guo et al. 2017, <i>On Calibration of Modern Neural Networks</i>).
   */
  public double calibrationError() {
    double[] gap = new double[CALIBRATION_BINS];
    for (int row = 0; row < size(); row++) {
      int bin = (int) Math.min(CALIBRATION_BINS - 1, confidence[row] * CALIBRATION_BINS);
      gap[bin] += confidence[row] - hit(row);
    }
    double sum = 0;
    for (double value : gap) {
      sum += Math.abs(value);
    }
    return sum / size();
  }
}
