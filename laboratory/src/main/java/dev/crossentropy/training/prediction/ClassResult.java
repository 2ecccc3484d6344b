package dev.crossentropy.training.prediction;

import java.io.Serializable;

/**
 * How well one class is told from the others.
 *
 * @param examples test examples of this class
 * @param precision of the answers that name this class, the share that is right; 0 if no answer
 *     does
 * @param recall of the examples of this class, the share that is answered right; 0 if there is none
 */
public record ClassResult(String name, int examples, double precision, double recall)
    implements Serializable {

  static ClassResult of(String name, int right, int answers, int examples) {
    return new ClassResult(name, examples, share(right, answers), share(right, examples));
  }

  /** The harmonic mean of precision and recall, 2·TP / (2·TP + FP + FN); 0 if both are. */
  public double f1() {
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
