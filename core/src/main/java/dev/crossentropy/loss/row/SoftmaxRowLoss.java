package dev.crossentropy.loss.row;

import dev.crossentropy.loss.batch.EffectiveTarget;
import dev.crossentropy.loss.batch.Rows;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The loss of a row of logits under softmax.
 *
 * <p>With m the greatest transformed logit and r = Σ exp(z<sub>c</sub>−m) over the <em>other</em>
 * classes, −log p<sub>c</sub> = (m−z<sub>c</sub>) + log1p(r) and 1−p = r/(1+r) for the greatest
 * class. Only that class can have p &gt; 1/2, so neither a logarithm nor a 1−p ever cancels.
 */
public final class SoftmaxRowLoss implements RowLoss {
  private final EffectiveTarget effectiveTarget;
  private final LogitTransform transform;
  private final ClassTerm term;
  private final double zLoss;
  private final int classes;
  private double[] logits = {};
  private double[] exponentials = {};
  private double[] factors = {};

  /**
   * @param zLoss λ of the term λ·lse²
   */
  public SoftmaxRowLoss(
      EffectiveTarget target, LogitTransform transform, ClassTerm term, double zLoss, int classes) {
    this.effectiveTarget = target;
    this.transform = transform;
    this.term = term;
    this.zLoss = zLoss;
    this.classes = classes;
  }

  @Override
  public double evaluate(Rows row, double @Nullable [] gradient) {
    allocate();
    int top = transform.apply(row.logits(), logits);
    if (top < 0) {
      if (gradient != null) {
        Arrays.fill(gradient, Double.NaN);
      }
      return Double.NaN;
    }
    effectiveTarget.read(row, factors);
    double rest = exponentiate(top);
    double logTotal = Math.log1p(rest);
    double logSumExp = logits[top] + logTotal;
    double loss = terms(top, rest, logTotal, gradient);
    if (gradient != null) {
      differentiate(top, rest, 2 * zLoss * logSumExp, gradient);
      transform.chain(row.logits(), gradient);
    }
    return zLoss == 0 ? loss : loss + zLoss * logSumExp * logSumExp;
  }

  /** Not before the first row: where the fused walk takes every row, there is none. */
  private void allocate() {
    if (logits.length != classes) {
      logits = new double[classes];
      exponentials = new double[classes];
      factors = new double[classes];
    }
  }

  /** Fills {@link #exponentials}; the sum of all but the greatest, which is 1. */
  private double exponentiate(int top) {
    double max = logits[top];
    double rest = 0;
    for (int c = 0; c < logits.length; c++) {
      if (c != top) {
        exponentials[c] = Math.exp(logits[c] - max);
        rest += exponentials[c];
      }
    }
    exponentials[top] = 1;
    return rest;
  }

  /** The sum of the class terms; {@link #factors} become the slopes of the terms in log p. */
  private double terms(int top, double rest, double logTotal, double @Nullable [] gradient) {
    double total = 1 + rest;
    double loss = 0;
    for (int c = 0; c < factors.length; c++) {
      double factor = factors[c];
      if (factor == 0) {
        continue;
      }
      double p = exponentials[c] / total;
      double q = c == top ? rest / total : 1 - p;
      double negativeLogP = logTotal + (logits[top] - logits[c]);
      loss += factor * term.value(p, q, negativeLogP);
      if (gradient != null) {
        factors[c] = factor * term.slope(p, q, negativeLogP);
      }
    }
    return loss;
  }

  /**
   * With slopes s the derivative is p<sub>j</sub>·Σs − s<sub>j</sub>, written here as
   * p<sub>j</sub>·Σ s<sub>c≠j</sub> − (1−p<sub>j</sub>)·s<sub>j</sub>, which keeps its digits as
   * p<sub>j</sub> tends to 1.
   */
  private void differentiate(int top, double rest, double zSlope, double[] gradient) {
    double total = 1 + rest;
    double others = zSlope;
    for (int c = 0; c < factors.length; c++) {
      others += c == top ? 0 : factors[c];
    }
    double all = others + factors[top];
    for (int c = 0; c < gradient.length; c++) {
      double p = exponentials[c] / total;
      gradient[c] =
          c == top
              ? p * others - rest / total * factors[c]
              : p * (all - factors[c]) - (1 - p) * factors[c];
    }
  }
}
