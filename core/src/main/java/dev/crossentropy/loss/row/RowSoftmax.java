package dev.crossentropy.loss.row;

import dev.crossentropy.loss.kernel.DoubleExponentials;
import dev.crossentropy.loss.kernel.Exponentials;
import org.jspecify.annotations.Nullable;

/**
 * The softmax of a row of logits, in memory that serves one row after the other.
 *
 * <p>With m the greatest transformed logit and r = Σ exp(z<sub>c</sub>−m) over the <em>other</em>
 * classes, −log p<sub>c</sub> = (m−z<sub>c</sub>) + log1p(r) and 1−p = r/(1+r) for the greatest
 * class. Only that class can have p &gt; 1/2, so neither a logarithm nor a 1−p ever cancels.
 */
final class RowSoftmax {
  /** So many classes are worth the overhead of loops over all of them. */
  private static final int LONG = 16;

  private final LogitTransform transform;
  private final double[] logits;
  private final double[] probabilities;
  private final @Nullable DoubleExponentials ofLongRow;
  private int top;
  private double logTotal;

  /** 1 − p of the greatest logit's class. */
  private double complementOfTop;

  RowSoftmax(LogitTransform transform, int classes) {
    this.transform = transform;
    this.logits = new double[classes];
    this.probabilities = new double[classes];
    this.ofLongRow = classes >= LONG && Exponentials.areFast() ? new DoubleExponentials() : null;
  }

  /** Takes a row; false if it has no probabilities. */
  boolean read(double[] raw) {
    top = transform.apply(raw, logits);
    if (top < 0) {
      return false;
    }
    exponentiate();
    double rest = 0;
    for (int c = 0; c < logits.length; c++) {
      rest += c == top ? 0 : probabilities[c];
    }
    for (int c = 0; c < logits.length; c++) {
      probabilities[c] /= 1 + rest;
    }
    complementOfTop = rest / (1 + rest);
    logTotal = Math.log1p(rest);
    return true;
  }

  /** Makes the probabilities exp(z − m), to be divided by their sum. */
  private void exponentiate() {
    double max = logits[top];
    for (int c = 0; c < logits.length; c++) {
      probabilities[c] = logits[c] - max;
    }
    if (ofLongRow != null) {
      ofLongRow.of(probabilities);
      return;
    }
    for (int c = 0; c < logits.length; c++) {
      probabilities[c] = Math.exp(probabilities[c]);
    }
  }

  /** The class of the greatest logit. */
  int top() {
    return top;
  }

  double p(int column) {
    return probabilities[column];
  }

  /** 1 − p. */
  double q(int column) {
    return column == top ? complementOfTop : 1 - probabilities[column];
  }

  double negativeLogP(int column) {
    return logTotal + (logits[top] - logits[column]);
  }

  /** −log(1−p). */
  double negativeLogQ(int column) {
    double p = p(column);
    return column == top && p > 0.5 ? logTotal - logRest() : -Math.log1p(-p);
  }

  double logSumExp() {
    return logits[top] + logTotal;
  }

  /** log r, also where r is 0 for a double. */
  private double logRest() {
    double second = second();
    return second == Double.NEGATIVE_INFINITY
        ? second
        : second - logits[top] + Math.log(sumOfOthers(second));
  }

  /** The greatest logit but one. */
  private double second() {
    double second = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < logits.length; c++) {
      second = c == top ? second : Math.max(second, logits[c]);
    }
    return second;
  }

  private double sumOfOthers(double second) {
    double sum = 0;
    for (int c = 0; c < logits.length; c++) {
      sum += c == top ? 0 : Math.exp(logits[c] - second);
    }
    return sum;
  }

  /**
   * The derivative by each logit of a loss whose derivative by −log p<sub>c</sub> is s<sub>c</sub>
   * and that by lse is {@code zSlope}.
   *
   * <p>p<sub>j</sub>·Σs − s<sub>j</sub>, written here as p<sub>j</sub>·Σ s<sub>c≠j</sub> −
   * (1−p<sub>j</sub>)·s<sub>j</sub>, which keeps its digits as p<sub>j</sub> tends to 1.
   */
  void differentiate(double[] slopes, double zSlope, double[] gradient) {
    double others = zSlope;
    for (int c = 0; c < slopes.length; c++) {
      others += c == top ? 0 : slopes[c];
    }
    double all = others + slopes[top];
    for (int c = 0; c < gradient.length; c++) {
      double sumOfOthers = c == top ? others : all - slopes[c];
      gradient[c] = p(c) * sumOfOthers - q(c) * slopes[c];
    }
  }

  /**
   * Adds the derivative of a loss whose derivative by −log(1−p) of the greatest class is {@code
   * slope}: it rises with that class's logit, and falls with the others as they share 1−p.
   */
  void addSlopeOfTop(double slope, double[] gradient) {
    double second = second();
    if (slope == 0 || second == Double.NEGATIVE_INFINITY) {
      return;
    }
    double sum = sumOfOthers(second);
    for (int c = 0; c < gradient.length; c++) {
      double share = c == top ? -1 : Math.exp(logits[c] - second) / sum;
      gradient[c] -= slope * p(top) * share;
    }
  }

  /** Turns derivatives by transformed logits into derivatives by the raw ones. */
  void chain(double[] raw, double[] gradient) {
    transform.chain(raw, gradient);
  }
}
