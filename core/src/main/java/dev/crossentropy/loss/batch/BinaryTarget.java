package dev.crossentropy.loss.batch;

import org.jspecify.annotations.Nullable;

/**
 * Turns a row of targets in [0, 1] into the factors of the terms in p and in 1−p: label smoothing,
 * weights, the shares of focal loss's α, mask.
 *
 * @param outputWeights w, null for ones
 * @param positiveWeights pos, null for ones
 * @param smoothing ε
 * @param alpha α, null for none
 */
public record BinaryTarget(
    double @Nullable [] outputWeights,
    double @Nullable [] positiveWeights,
    double smoothing,
    @Nullable Double alpha) {

  /** Writes the factor of each −log p and of each −log(1−p), 0 for outputs that are masked out. */
  public void read(Rows row, double[] positive, double[] negative) {
    double[] mask = row.outputMask();
    for (int c = 0; c < positive.length; c++) {
      boolean switchedOff = row.logits()[c] == Double.NEGATIVE_INFINITY;
      double mass = switchedOff ? 0 : smoothing / 2;
      double target = (1 - smoothing) * row.targets()[c] + mass;
      double factor = (mask == null ? 1 : mask[c]) * at(outputWeights, c);
      positive[c] = factor * at(positiveWeights, c) * (alpha == null ? 1 : alpha) * target;
      negative[c] = factor * (alpha == null ? 1 : 1 - alpha) * (1 - target);
    }
  }

  private static double at(double @Nullable [] weights, int column) {
    return weights == null ? 1 : weights[column];
  }
}
