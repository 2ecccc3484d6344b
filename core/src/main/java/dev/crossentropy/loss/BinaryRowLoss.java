package dev.crossentropy.loss;

/** The terms of {@link BinaryCrossEntropyLoss} for one row. */
final class BinaryRowLoss extends OutputwiseRowLoss {
  private final ClassTerm term;
  private final BinaryTarget target;
  private final double[] positive;
  private final double[] negative;

  BinaryRowLoss(BinaryTarget target, ClassTerm term, Outputs outputs, int columns) {
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
