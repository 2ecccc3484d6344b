package dev.crossentropy.training.prediction;

import java.io.Serializable;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a network said about the test examples, one by one. An answer is a set of outputs: of one
 * class where each example has one, of any number of labels otherwise. It is right if the whole set
 * is. {@link PredictionsFile} is the same as a file.
 *
 * <p>Of classes, the one with the largest logit is predicted, and its probability is the
 * confidence. Of labels, those with a positive logit are, p &gt; 1/2; sigmoids make labels
 * independent, so the probability of a set is the product over labels of p or 1 − p.
 */
public final class Predictions implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Task task;
  private final int outputs;
  private final int[] rows;
  private final BitSet[] actual;
  private final BitSet[] predicted;
  private final double[] confidence;
  private final double[] loss;
  private final float[][] probabilities;

  /** An empty place for each example, filled by {@link #set}. */
  Predictions(Task task, int outputs, int size) {
    this.task = task;
    this.outputs = outputs;
    rows = new int[size];
    actual = new BitSet[size];
    predicted = new BitSet[size];
    confidence = new double[size];
    loss = new double[size];
    probabilities = new float[task == Task.LABEL_SET ? size : 0][];
  }

  /** No predictions: of a run that diverged, or whose file is not there. */
  public static Predictions none(Task task, int outputs) {
    return new Predictions(task, outputs, 0);
  }

  /**
   * Reads the answers off the logits.
   *
   * @param rows the number of each example, as its source counts
   * @param logits {@code [N, outputs]}
   * @param labels 0 or 1, {@code [N, outputs]}; with classes one-hot
   */
  public static Predictions of(Task task, int[] rows, INDArray logits, INDArray labels) {
    double[][] z = logits.toDoubleMatrix();
    double[][] y = labels.toDoubleMatrix();
    Predictions all = new Predictions(task, (int) logits.size(1), z.length);
    Map<BitSet, BitSet> known = new HashMap<>();
    for (int i = 0; i < z.length; i++) {
      Answer answer = task.answer(z[i], task.labels(y[i]));
      all.set(i, rows[i], answer.with(known));
    }
    return all;
  }

  /**
   * One example's answer.
   *
   * @param confidence the probability of {@code predicted}
   * @param loss the exact cross-entropy −log p(actual), in nats
   * @param probabilities of each label; empty with classes
   */
  record Answer(
      BitSet actual, BitSet predicted, double confidence, double loss, float[] probabilities) {

    /** Its sets replaced by equal ones, so that a thousand examples share a few. */
    Answer with(Map<BitSet, BitSet> known) {
      return new Answer(
          known.computeIfAbsent(actual, set -> set),
          known.computeIfAbsent(predicted, set -> set),
          confidence,
          loss,
          probabilities);
    }
  }

  void set(int i, int row, Answer answer) {
    rows[i] = row;
    actual[i] = answer.actual();
    predicted[i] = answer.predicted();
    confidence[i] = answer.confidence();
    loss[i] = answer.loss();
    if (task == Task.LABEL_SET) {
      probabilities[i] = answer.probabilities();
    }
  }

  public Task task() {
    return task;
  }

  /** Number of classes or labels. */
  public int outputs() {
    return outputs;
  }

  /** Number of examples. */
  public int size() {
    return rows.length;
  }

  /** The number of example i, as its source counts. */
  public int row(int i) {
    return rows[i];
  }

  public boolean isHit(int i) {
    return actual[i].equals(predicted[i]);
  }

  /** The answer to example i, to be compared with others; not to be changed. */
  public BitSet predictedSet(int i) {
    return predicted[i];
  }

  /** Whether example i has the same class or labels in both. */
  public boolean isSameTruth(Predictions other, int i) {
    return actual[i].equals(other.actual[i]);
  }

  /** Whether two networks said the same about example i. */
  public boolean isSameAnswer(Predictions other, int i) {
    return predicted[i].equals(other.predicted[i]);
  }

  /** Whether example i belongs to a class or carries a label. */
  public boolean isActual(int i, int output) {
    return actual[i].get(output);
  }

  /** Whether the network says so. */
  public boolean isPredicted(int i, int output) {
    return predicted[i].get(output);
  }

  /** The class of example i; of several labels the first. */
  public int actualClass(int i) {
    return actual[i].nextSetBit(0);
  }

  /** The class that the network names; of several labels the first. */
  public int predictedClass(int i) {
    return predicted[i].nextSetBit(0);
  }

  /** The probability given to the answer. */
  public double confidence(int i) {
    return confidence[i];
  }

  /** The exact cross-entropy −log p(actual), in nats. */
  public double loss(int i) {
    return loss[i];
  }

  /** The probability of a label; only where there are several. */
  public float probability(int i, int label) {
    return probabilities[i][label];
  }
}
