package dev.crossentropy.loss.batch;

import org.jspecify.annotations.Nullable;

/**
 * Turns a row of targets into the factors of its class terms: smoothing, class weights, mask.
 *
 * @param weights w, null for ones
 * @param smoothing ε
 * @param perClass whether a class's share of the smoothing mass carries that class's weight
 */
public record EffectiveTarget(double @Nullable [] weights, double smoothing, boolean perClass) {

  /** Writes m<sub>c</sub>·a<sub>c</sub> of each class into {@code factors}. */
  public void read(Rows row, double[] factors) {
    double[] targets = row.targets();
    for (int c = 0; c < factors.length; c++) {
      factors[c] = weight(c) * targets[c];
    }
    if (smoothing != 0) {
      smooth(row.logits(), targets, factors);
    }
    double[] mask = row.outputMask();
    if (mask != null) {
      for (int c = 0; c < factors.length; c++) {
        factors[c] = mask[c] == 0 ? 0 : mask[c] * factors[c];
      }
    }
  }

  private void smooth(double[] logits, double[] targets, double[] factors) {
    double mass = 0;
    int switchedOn = 0;
    for (int c = 0; c < factors.length; c++) {
      mass += perClass ? targets[c] : factors[c];
      switchedOn += logits[c] == Double.NEGATIVE_INFINITY ? 0 : 1;
    }
    double share = smoothing * mass / switchedOn;
    for (int c = 0; c < factors.length; c++) {
      factors[c] *= 1 - smoothing;
      if (logits[c] != Double.NEGATIVE_INFINITY) {
        factors[c] += perClass ? weight(c) * share : share;
      }
    }
  }

  private double weight(int c) {
    return weights == null ? 1 : weights[c];
  }
}
