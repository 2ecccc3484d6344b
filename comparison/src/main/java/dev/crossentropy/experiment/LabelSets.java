package dev.crossentropy.experiment;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Several labels as one answer: the set of them, written as the sum of 2^label.
 *
 * <p>A network of sigmoids makes the labels independent, so the probability of a set is the product
 * over labels of p or 1 − p, and its cross-entropy −log p(set) is the sum of the labels' binary
 * cross-entropies. An answer is right if the whole set is: accuracy is subset accuracy, also called
 * exact match.
 */
final class LabelSets {

  private LabelSets() {}

  /**
   * @param logits {@code [N, L]}; a label is predicted where its logit is positive, p &gt; 1/2
   * @param labels 0 or 1, {@code [N, L]}
   */
  static Predictions predictions(INDArray logits, INDArray labels) {
    float[][] z = logits.toFloatMatrix();
    float[][] y = labels.toFloatMatrix();
    int[] actual = new int[z.length];
    int[] predicted = new int[z.length];
    double[] confidence = new double[z.length];
    double[] loss = new double[z.length];
    for (int row = 0; row < z.length; row++) {
      double predictedLoss = 0;
      for (int label = 0; label < z[row].length; label++) {
        boolean on = y[row][label] > 0.5;
        boolean said = z[row][label] > 0;
        actual[row] |= on ? 1 << label : 0;
        predicted[row] |= said ? 1 << label : 0;
        loss[row] += minusLogProbability(z[row][label], on);
        predictedLoss += minusLogProbability(z[row][label], said);
      }
      confidence[row] = Math.exp(-predictedLoss);
    }
    return new Predictions(z, actual, predicted, confidence, loss);
  }

  /** −log σ(z) or −log(1 − σ(z)), without loss of digits at either end. */
  private static double minusLogProbability(double logit, boolean on) {
    double margin = on ? logit : -logit;
    return Math.max(-margin, 0) + Math.log1p(Math.exp(-Math.abs(margin)));
  }

  static boolean has(int set, int label) {
    return (set >> label & 1) == 1;
  }

  /** Mean over labels of 2·TP / (2·TP + FP + FN), a label neither there nor predicted left out. */
  static double macroF1(Predictions predictions, int labels) {
    double sum = 0;
    int counted = 0;
    for (int label = 0; label < labels; label++) {
      long truePositives = 0;
      long mentions = 0;
      for (int row = 0; row < predictions.size(); row++) {
        int both = predictions.actual()[row] & predictions.predicted()[row];
        truePositives += has(both, label) ? 1 : 0;
        mentions += has(predictions.actual()[row], label) ? 1 : 0;
        mentions += has(predictions.predicted()[row], label) ? 1 : 0;
      }
      sum += mentions == 0 ? 0 : 2.0 * truePositives / mentions;
      counted += mentions == 0 ? 0 : 1;
    }
    return counted == 0 ? 0 : sum / counted;
  }

  /** Share of the N·L single labels that are wrong. */
  static double hammingLoss(Predictions predictions, int labels) {
    long wrong = 0;
    for (int row = 0; row < predictions.size(); row++) {
      wrong += Integer.bitCount(predictions.actual()[row] ^ predictions.predicted()[row]);
    }
    return (double) wrong / ((long) predictions.size() * labels);
  }
}
