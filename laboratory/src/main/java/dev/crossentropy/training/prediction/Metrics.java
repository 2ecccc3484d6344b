package dev.crossentropy.training.prediction;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** How good predictions are. */
public final class Metrics {

  /** Number of equally wide confidence bins of the calibration error, as in Guo et al. 2017. */
  public static final int CALIBRATION_BINS = 15;

  private Metrics() {}

  /** Share of right answers; of several labels all must be (subset accuracy, exact match). */
  public static double accuracy(Predictions all) {
    return mean(all, i -> hit(all, i));
  }

  /** Mean exact cross-entropy, in nats. */
  public static double meanLoss(Predictions all) {
    return mean(all, all::loss);
  }

  /** Share of wrong labels where there are several, otherwise of wrong examples. */
  public static double hammingLoss(Predictions all) {
    if (all.task() == Task.ONE_CLASS) {
      return 1 - accuracy(all);
    }
    long wrong = 0;
    for (int i = 0; i < all.size(); i++) {
      for (int label = 0; label < all.outputs(); label++) {
        wrong += all.isActual(i, label) == all.isPredicted(i, label) ? 0 : 1;
      }
    }
    return (double) wrong / ((long) all.size() * all.outputs());
  }

  /**
   * Expected calibration error: Σ over bins of |mean confidence − accuracy|, weighted by the bin's
   * share of the examples (Guo et al. 2017, <i>On Calibration of Modern Neural Networks</i>).
   */
  public static double calibrationError(Predictions all) {
    double[] gap = new double[CALIBRATION_BINS];
    for (int i = 0; i < all.size(); i++) {
      gap[bin(all.confidence(i))] += all.confidence(i) - hit(all, i);
    }
    double sum = 0;
    for (double value : gap) {
      sum += Math.abs(value);
    }
    return sum / all.size();
  }

  /** The bin of a confidence, from 0 on. */
  public static int bin(double confidence) {
    return (int) Math.min(CALIBRATION_BINS - 1, confidence * CALIBRATION_BINS);
  }

  /** Precision and recall of each class or label, as if it were the only one. */
  public static List<ClassResult> perClass(Predictions all, List<String> names) {
    return IntStream.range(0, all.outputs())
        .mapToObj(output -> Counts.of(all, output).result(names.get(output)))
        .toList();
  }

  /**
   * Macro-averaged F1: the mean over classes or labels of 2·TP / (2·TP + FP + FN), one that neither
   * occurs nor is predicted left out.
   */
  public static double macroF1(Predictions all) {
    return IntStream.range(0, all.outputs())
        .mapToObj(output -> Counts.of(all, output))
        .filter(counts -> counts.answers() + counts.examples() > 0)
        .mapToDouble(counts -> 2.0 * counts.right() / (counts.answers() + counts.examples()))
        .average()
        .orElse(0);
  }

  /**
   * @param right examples of the output that are answered with it
   * @param answers examples that are answered with it
   * @param examples examples of it
   */
  private record Counts(int right, int answers, int examples) {

    static Counts of(Predictions all, int output) {
      int right = 0;
      int answers = 0;
      int examples = 0;
      for (int i = 0; i < all.size(); i++) {
        boolean there = all.isActual(i, output);
        boolean said = all.isPredicted(i, output);
        right += there && said ? 1 : 0;
        answers += said ? 1 : 0;
        examples += there ? 1 : 0;
      }
      return new Counts(right, answers, examples);
    }

    ClassResult result(String name) {
      return ClassResult.of(name, right, answers, examples);
    }
  }

  private static int hit(Predictions all, int i) {
    return all.isHit(i) ? 1 : 0;
  }

  private static double mean(Predictions all, IntToDoubleFunction value) {
    double sum = 0;
    for (int i = 0; i < all.size(); i++) {
      sum += value.applyAsDouble(i);
    }
    return sum / all.size();
  }
}
