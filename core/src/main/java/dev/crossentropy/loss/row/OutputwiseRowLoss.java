package dev.crossentropy.loss.row;

import dev.crossentropy.loss.batch.Rows;
import org.jspecify.annotations.Nullable;

/** A row's loss where each output has a loss of its own, and none depends on another's logit. */
public final class OutputwiseRowLoss implements RowLoss {

  /** Where the factors of a row's terms come from. */
  public interface Factors {

    /**
     * Writes the factor of each −log p and of each −log(1−p), 0 for outputs that are masked out.
     */
    void read(Rows row, double[] positive, double[] negative);
  }

  private final Factors factors;
  private final ClassTerm term;
  private final Outputs outputs;
  private final double[] positive;
  private final double[] negative;

  public OutputwiseRowLoss(Factors factors, ClassTerm term, Outputs outputs, int columns) {
    this.factors = factors;
    this.term = term;
    this.outputs = outputs;
    this.positive = new double[columns];
    this.negative = new double[columns];
  }

  @Override
  public double evaluate(Rows row, double @Nullable [] gradient) {
    factors.read(row, positive, negative);
    double loss = 0;
    for (int c = 0; c < positive.length; c++) {
      double logit = row.logits()[c];
      double slope = 0;
      if (!row.isMaskedOut(c) && !RowLoss.isUsable(logit)) {
        loss = Double.NaN;
        slope = Double.NaN;
      } else if (positive[c] != 0 || negative[c] != 0) {
        boolean switchedOff = logit == Double.NEGATIVE_INFINITY;
        Probability x = switchedOff ? Probability.SWITCHED_OFF : outputs.at(row, c);
        loss += value(c, x);
        slope = switchedOff || gradient == null ? 0 : slope(c, x);
      }
      if (gradient != null) {
        gradient[c] = slope;
      }
    }
    return loss;
  }

  private double value(int column, Probability x) {
    double loss = 0;
    // a factor of 0 asks for no logarithm: 0·log 0 = 0
    if (positive[column] != 0) {
      loss += positive[column] * term.value(x.p(), x.q(), x.negativeLogP());
    }
    if (negative[column] != 0) {
      loss += negative[column] * term.value(x.q(), x.p(), x.negativeLogQ());
    }
    return loss;
  }

  private double slope(int column, Probability x) {
    double slope = 0;
    if (positive[column] != 0) {
      double ofLogP = term.slope(x.p(), x.q(), x.negativeLogP());
      slope -= positive[column] * ofLogP * outputs.slopeOfLogP(x);
    }
    if (negative[column] != 0) {
      double ofLogQ = term.slope(x.q(), x.p(), x.negativeLogQ());
      slope -= negative[column] * ofLogQ * outputs.slopeOfLogQ(x);
    }
    return slope;
  }
}
