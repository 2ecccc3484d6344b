package dev.crossentropy.loss.row;

import dev.crossentropy.loss.batch.BinaryTarget;
import dev.crossentropy.loss.batch.Rows;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** {@code BinaryCrossEntropyLoss} of a row of logits under softmax: terms in p and in 1−p. */
public final class BinarySoftmaxRowLoss implements RowLoss {
  private final BinaryTarget target;
  private final RowSoftmax softmax;
  private final ClassTerm term;
  private final double[] positive;
  private final double[] negative;

  public BinarySoftmaxRowLoss(BinaryTarget target, ClassTerm term, int outputs) {
    this.target = target;
    this.softmax = new RowSoftmax(LogitTransform.NONE, outputs);
    this.term = term;
    this.positive = new double[outputs];
    this.negative = new double[outputs];
  }

  @Override
  public double evaluate(Rows row, double @Nullable [] gradient) {
    if (!softmax.read(row.logits())) {
      if (gradient != null) {
        Arrays.fill(gradient, Double.NaN);
      }
      return Double.NaN;
    }
    target.read(row, positive, negative);
    double loss = 0;
    for (int c = 0; c < positive.length; c++) {
      loss += termOfP(c) + termOfQ(c);
    }
    if (gradient != null) {
      differentiate(row.logits(), gradient);
    }
    return loss;
  }

  /** The term in p; its factor becomes its slope. */
  private double termOfP(int c) {
    if (positive[c] == 0) {
      return 0;
    }
    double negativeLogP = softmax.negativeLogP(c);
    double value = positive[c] * term.value(softmax.p(c), softmax.q(c), negativeLogP);
    positive[c] *= term.slope(softmax.p(c), softmax.q(c), negativeLogP);
    return value;
  }

  /** The term in 1−p; its factor becomes its slope. */
  private double termOfQ(int c) {
    if (negative[c] == 0) {
      return 0;
    }
    double negativeLogQ = softmax.negativeLogQ(c);
    double value = negative[c] * term.value(softmax.q(c), softmax.p(c), negativeLogQ);
    negative[c] *= term.slope(softmax.q(c), softmax.p(c), negativeLogQ);
    return value;
  }

  /** d log(1−p) = −p/(1−p)·d log p, but for the greatest class, whose 1−p may be 0 for a double. */
  private void differentiate(double[] logits, double[] gradient) {
    double slopeOfTop = negative[softmax.top()];
    negative[softmax.top()] = 0;
    for (int c = 0; c < positive.length; c++) {
      positive[c] -= negative[c] == 0 ? 0 : negative[c] * softmax.p(c) / softmax.q(c);
    }
    softmax.differentiate(positive, 0, gradient);
    softmax.addSlopeOfTop(slopeOfTop, gradient);
    softmax.chain(logits, gradient);
  }
}
