package dev.crossentropy.loss;

import org.jspecify.annotations.Nullable;

/** −Σ y log a of a row of outputs a, with the options of the class term; its gradient is by a. */
final class OutputRowLoss implements RowLoss {
  private final EffectiveTarget effectiveTarget;
  private final ClassTerm term;
  private final Matrix outputRows;
  private final double[] outputs;
  private final double[] factors;

  OutputRowLoss(CrossEntropyOptions options, Matrix outputRows) {
    this.effectiveTarget = new EffectiveTarget(options);
    this.term = new ClassTerm(options.focalGamma(), options.polyEpsilon());
    this.outputRows = outputRows;
    this.outputs = new double[outputRows.columns()];
    this.factors = new double[outputRows.columns()];
  }

  @Override
  public double evaluate(Rows row, double @Nullable [] gradient) {
    outputRows.readRow(row.index(), outputs);
    effectiveTarget.read(row, factors);
    double loss = 0;
    for (int c = 0; c < factors.length; c++) {
      double logit = row.logits()[c];
      boolean usable = row.isMaskedOut(c) || RowLoss.isUsable(logit);
      double p = logit == Double.NEGATIVE_INFINITY ? 0 : outputs[c];
      double negativeLogP = -Math.log(p);
      if (!usable) {
        loss = Double.NaN;
      } else if (factors[c] != 0) {
        loss += factors[c] * term.value(p, 1 - p, negativeLogP);
      }
      if (gradient != null) {
        gradient[c] =
            !usable
                ? Double.NaN
                : factors[c] == 0 ? 0 : -factors[c] * term.slope(p, 1 - p, negativeLogP) / p;
      }
    }
    return loss;
  }
}
