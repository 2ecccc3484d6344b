package dev.crossentropy.loss;

import org.jspecify.annotations.Nullable;

/** The terms of {@link BinaryCrossEntropyLoss} for one row. */
final class BinaryRowLoss extends OutputwiseRowLoss {
  private final ClassTerm term;
  private final double smoothing;
  private final double positiveShare;
  private final double negativeShare;
  private final double @Nullable [] outputWeights;
  private final double @Nullable [] positiveWeights;
  private final double[] positive;
  private final double[] negative;

  BinaryRowLoss(BinaryCrossEntropyOptions options, Outputs outputs, int columns) {
    super(outputs);
    Double alpha = options.focalAlpha();
    this.term = new ClassTerm(options.focalGamma(), 0);
    this.smoothing = options.labelSmoothing();
    this.positiveShare = alpha == null ? 1 : alpha;
    this.negativeShare = alpha == null ? 1 : 1 - alpha;
    this.outputWeights = EffectiveTarget.toArray(options.outputWeights());
    this.positiveWeights = EffectiveTarget.toArray(options.positiveWeights());
    this.positive = new double[columns];
    this.negative = new double[columns];
  }

  @Override
  void readFactors(Rows row) {
    double[] mask = row.outputMask();
    for (int c = 0; c < positive.length; c++) {
      boolean switchedOff = row.logits()[c] == Double.NEGATIVE_INFINITY;
      double mass = switchedOff ? 0 : smoothing / 2;
      double target = (1 - smoothing) * row.targets()[c] + mass;
      double factor = (mask == null ? 1 : mask[c]) * at(outputWeights, c);
      positive[c] = factor * at(positiveWeights, c) * positiveShare * target;
      negative[c] = factor * negativeShare * (1 - target);
    }
  }

  private static double at(double @Nullable [] weights, int column) {
    return weights == null ? 1 : weights[column];
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
