package dev.crossentropy.loss.row;

import dev.crossentropy.loss.batch.EffectiveTarget;
import dev.crossentropy.loss.batch.Rows;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Σ a·φ(p) + λ·lse²: {@code CrossEntropyLoss} of a row of logits under softmax. */
public final class SoftmaxRowLoss implements RowLoss {
  private final EffectiveTarget target;
  private final RowSoftmax softmax;
  private final ClassTerm term;
  private final double zLoss;

  /** a of each class term, and then the term's slope. */
  private final double[] factors;

  /**
   * @param zLoss λ
   */
  public SoftmaxRowLoss(
      EffectiveTarget target, LogitTransform transform, ClassTerm term, double zLoss, int classes) {
    this.target = target;
    this.softmax = new RowSoftmax(transform, classes);
    this.term = term;
    this.zLoss = zLoss;
    this.factors = new double[classes];
  }

  @Override
  public double evaluate(Rows row, double @Nullable [] gradient) {
    if (!softmax.read(row.logits())) {
      if (gradient != null) {
        Arrays.fill(gradient, Double.NaN);
      }
      return Double.NaN;
    }
    target.read(row, factors);
    double loss = terms(gradient != null);
    double logSumExp = softmax.logSumExp();
    if (gradient != null) {
      softmax.differentiate(factors, 2 * zLoss * logSumExp, gradient);
      softmax.chain(row.logits(), gradient);
    }
    return zLoss == 0 ? loss : loss + zLoss * logSumExp * logSumExp;
  }

  private double terms(boolean needsSlopes) {
    return term.isPlain() ? plainTerms() : generalTerms(needsSlopes);
  }

  /** Σ a·(−log p), whose slopes are a, without p and 1 − p, which are divisions. */
  private double plainTerms() {
    double loss = 0;
    for (int c = 0; c < factors.length; c++) {
      loss += factors[c] == 0 ? 0 : factors[c] * softmax.negativeLogP(c);
    }
    return loss;
  }

  private double generalTerms(boolean needsSlopes) {
    double loss = 0;
    for (int c = 0; c < factors.length; c++) {
      // a factor of 0 asks for no logarithm: 0·log 0 = 0
      if (factors[c] != 0) {
        double p = softmax.p(c);
        double q = softmax.q(c);
        double negativeLogP = softmax.negativeLogP(c);
        loss += factors[c] * term.value(p, q, negativeLogP);
        factors[c] *= needsSlopes ? term.slope(p, q, negativeLogP) : 1;
      }
    }
    return loss;
  }
}
