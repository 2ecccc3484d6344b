package dev.crossentropy.training.prediction;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Several labels, any number of them, as one answer: the set of them, written as its number among
 * the sets that occur, {@link Predictions#labelSets}.
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
    Map<BitSet, Integer> numbers = new LinkedHashMap<>();
    int[] actual = new int[z.length];
    int[] predicted = new int[z.length];
    double[] confidence = new double[z.length];
    double[] loss = new double[z.length];
    for (int row = 0; row < z.length; row++) {
      BitSet there = new BitSet();
      BitSet answer = new BitSet();
      double predictedLoss = 0;
      for (int label = 0; label < z[row].length; label++) {
        boolean on = y[row][label] > 0.5;
        boolean said = z[row][label] > 0;
        there.set(label, on);
        answer.set(label, said);
        loss[row] += minusLogProbability(z[row][label], on);
        predictedLoss += minusLogProbability(z[row][label], said);
      }
      actual[row] = number(there, numbers);
      predicted[row] = number(answer, numbers);
      confidence[row] = Math.exp(-predictedLoss);
    }
    List<BitSet> sets = List.copyOf(numbers.keySet());
    return new Predictions(z, actual, predicted, confidence, loss, sets);
  }

  private static int number(BitSet set, Map<BitSet, Integer> numbers) {
    return numbers.computeIfAbsent(set, next -> numbers.size());
  }

  /** −log σ(z) or −log(1 − σ(z)), without loss of digits at either end. */
  private static double minusLogProbability(double logit, boolean on) {
    double margin = on ? logit : -logit;
    return Math.max(-margin, 0) + Math.log1p(Math.exp(-Math.abs(margin)));
  }

  /** Whether an answer, actual or predicted, holds a label. */
  static boolean has(Predictions predictions, int answer, int label) {
    return predictions.labelSets().get(answer).get(label);
  }

  /** Precision and recall of every label, as if it were the only one. */
  static List<ClassResult> perLabel(Predictions predictions, List<String> names) {
    return IntStream.range(0, names.size())
        .mapToObj(label -> counts(predictions, label).result(names.get(label)))
        .toList();
  }

  /** Mean over labels of 2·TP / (2·TP + FP + FN), a label neither there nor predicted left out. */
  static double macroF1(Predictions predictions, int labels) {
    return IntStream.range(0, labels)
        .mapToObj(label -> counts(predictions, label))
        .filter(counts -> counts.answers() + counts.examples() > 0)
        .mapToDouble(counts -> 2.0 * counts.right() / (counts.answers() + counts.examples()))
        .average()
        .orElse(0);
  }

  /**
   * @param right examples of the label that are answered with it
   * @param answers examples that are answered with the label
   * @param examples examples of the label
   */
  private record Counts(int right, int answers, int examples) {

    ClassResult result(String name) {
      return ClassResult.of(name, right, answers, examples);
    }
  }

  private static Counts counts(Predictions predictions, int label) {
    int right = 0;
    int answers = 0;
    int examples = 0;
    for (int row = 0; row < predictions.size(); row++) {
      boolean there = has(predictions, predictions.actual()[row], label);
      boolean said = has(predictions, predictions.predicted()[row], label);
      right += there && said ? 1 : 0;
      answers += said ? 1 : 0;
      examples += there ? 1 : 0;
    }
    return new Counts(right, answers, examples);
  }

  /** Share of the N·L single labels that are wrong. */
  static double hammingLoss(Predictions predictions, int labels) {
    long wrong = 0;
    for (int row = 0; row < predictions.size(); row++) {
      BitSet different = (BitSet) predictions.labelSets().get(predictions.actual()[row]).clone();
      different.xor(predictions.labelSets().get(predictions.predicted()[row]));
      wrong += different.cardinality();
    }
    return (double) wrong / ((long) predictions.size() * labels);
  }
}
