package dev.crossentropy.loss;

import org.jspecify.annotations.Nullable;

/** −Σ y log σ(z) of a row of logits, with the options of the class term. */
final class SigmoidRowLoss implements RowLoss {
  private final EffectiveTarget effectiveTarget;
  private final ClassTerm term;
  private final double[] factors;

  SigmoidRowLoss(CrossEntropyOptions options, int classes) {
    this.effectiveTarget = new EffectiveTarget(options);
    this.term = new ClassTerm(options.focalGamma(), options.polyEpsilon());
    this.factors = new double[classes];
  }

  @Override
  public double evaluate(Rows row, double @Nullable [] gradient) {
    effectiveTarget.read(row, factors);
    double loss = 0;
    for (int c = 0; c < factors.length; c++) {
      double logit = row.logits()[c];
      boolean usable = row.isMaskedOut(c) || RowLoss.isUsable(logit);
      double p = Logistic.of(logit);
      double q = Logistic.of(-logit);
      double negativeLogP = Logistic.softplus(-logit);
      if (!usable) {
        loss = Double.NaN;
      } else if (factors[c] != 0) {
        loss += factors[c] * term.value(p, q, negativeLogP);
      }
      if (gradient != null) {
        gradient[c] =
            !usable
                ? Double.NaN
                : factors[c] == 0 || p == 0 && logit == Double.NEGATIVE_INFINITY
                    ? 0
                    : -factors[c] * term.slope(p, q, negativeLogP) * q;
      }
    }
    return loss;
  }
}
