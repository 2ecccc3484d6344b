package dev.crossentropy.loss.row;

import dev.crossentropy.loss.batch.EffectiveTarget;
import dev.crossentropy.loss.batch.Rows;
import org.jspecify.annotations.Nullable;

/** A row's loss where each output has a loss of its own, and none depends on another's logit. */
public abstract class OutputwiseRowLoss implements RowLoss {
  private final Outputs outputs;

  OutputwiseRowLoss(Outputs outputs) {
    this.outputs = outputs;
  }

  /** Prepares {@link #positive} and {@link #negative} for a row. */
  abstract void readFactors(Rows row);

  /** The factor of the term in p, 0 if the output is masked out. */
  abstract double positive(int column);

  /** The factor of the term in 1−p, 0 if the output is masked out. */
  abstract double negative(int column);

  abstract ClassTerm term();

  @Override
  public final double evaluate(Rows row, double @Nullable [] gradient) {
    readFactors(row);
    double loss = 0;
    for (int c = 0; c < row.logits().length; c++) {
      double logit = row.logits()[c];
      if (row.isMaskedOut(c)) {
        put(gradient, c, 0);
      } else if (RowLoss.isUsable(logit)) {
        boolean switchedOff = logit == Double.NEGATIVE_INFINITY;
        Probability probability = switchedOff ? Probability.SWITCHED_OFF : outputs.at(row, c);
        loss += value(c, probability);
        put(gradient, c, switchedOff || gradient == null ? 0 : slope(c, probability));
      } else {
        loss = Double.NaN;
        put(gradient, c, Double.NaN);
      }
    }
    return loss;
  }

  private double value(int column, Probability x) {
    double loss = 0;
    // a factor of 0 asks for no logarithm: 0·log 0 = 0
    if (positive(column) != 0) {
      loss += positive(column) * term().value(x.p(), x.q(), x.negativeLogP());
    }
    if (negative(column) != 0) {
      loss += negative(column) * term().value(x.q(), x.p(), x.negativeLogQ());
    }
    return loss;
  }

  private double slope(int column, Probability x) {
    double slope = 0;
    if (positive(column) != 0) {
      double term = term().slope(x.p(), x.q(), x.negativeLogP());
      slope -= positive(column) * term * outputs.slopeOfLogP(x);
    }
    if (negative(column) != 0) {
      double term = term().slope(x.q(), x.p(), x.negativeLogQ());
      slope -= negative(column) * term * outputs.slopeOfLogQ(x);
    }
    return slope;
  }

  private static void put(double @Nullable [] gradient, int column, double slope) {
    if (gradient != null) {
      gradient[column] = slope;
    }
  }

  /** −Σ y log p: {@code CrossEntropyLoss} under other activations than softmax. */
  public static final class CrossEntropy extends OutputwiseRowLoss {
    private final EffectiveTarget effectiveTarget;
    private final ClassTerm term;
    private final double[] factors;

    public CrossEntropy(EffectiveTarget target, ClassTerm term, Outputs outputs, int columns) {
      super(outputs);
      this.effectiveTarget = target;
      this.term = term;
      this.factors = new double[columns];
    }

    @Override
    void readFactors(Rows row) {
      effectiveTarget.read(row, factors);
    }

    @Override
    double positive(int column) {
      return factors[column];
    }

    @Override
    double negative(int column) {
      return 0;
    }

    @Override
    ClassTerm term() {
      return term;
    }
  }
}
