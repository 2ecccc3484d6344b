package dev.crossentropy.loss.row;

import dev.crossentropy.loss.batch.BinaryTarget;
import dev.crossentropy.loss.batch.Rows;

/** The terms of {@code BinaryCrossEntropyLoss} for one row. */
public final class BinaryRowLoss extends OutputwiseRowLoss {
  private final ClassTerm term;
  private final BinaryTarget target;
  private final double[] positive;
  private final double[] negative;

  public BinaryRowLoss(BinaryTarget target, ClassTerm term, Outputs outputs, int columns) {
    super(outputs);
    this.target = target;
    this.term = term;
    this.positive = new double[columns];
    this.negative = new double[columns];
  }

  @Override
  void readFactors(Rows row) {
    target.read(row, positive, negative);
  }

  @Override
  double positive(int column) {
    return positive[column];
  }

  @Override
  double negative(int column) {
    return negative[column];
  }

  @Override
  ClassTerm term() {
    return term;
  }
}
