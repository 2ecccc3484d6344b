package dev.crossentropy.loss.batch;

import org.jspecify.annotations.Nullable;

/**
 * Turns a row of targets y into the factors a of its class terms: class weights w, label smoothing
 * ε over the K classes that are switched on, mask.
 *
 * <pre>
 *   a<sub>c</sub> = own<sub>c</sub>·y<sub>c</sub> + share<sub>c</sub>·Σ base·y/K,      own<sub>c</sub> = (1−ε)·w<sub>c</sub>
 *   per class:  base<sub>c</sub> = 1,    share<sub>c</sub> = ε·w<sub>c</sub>
 *   by target:  base<sub>c</sub> = w<sub>c</sub>,   share<sub>c</sub> = ε
 * </pre>
 *
 * @param weights w, null for ones
 * @param smoothing ε
 * @param perClass whether a class's share of the smoothing mass carries that class's weight
 */
public record EffectiveTarget(double @Nullable [] weights, double smoothing, boolean perClass) {

  /** Whether a class's own target is all that it gets. */
  public boolean isUnsmoothed() {
    return smoothing == 0;
  }

  public double own(int column) {
    return (1 - smoothing) * weight(column);
  }

  public double base(int column) {
    return perClass ? 1 : weight(column);
  }

  public double share(int column) {
    return smoothing * (perClass ? weight(column) : 1);
  }

  private double weight(int column) {
    return weights == null ? 1 : weights[column];
  }

  /** Writes m<sub>c</sub>·a<sub>c</sub> of each class into {@code factors}. */
  public void read(Rows row, double[] factors) {
    double[] targets = row.targets();
    double[] mask = row.outputMask();
    double mass = isUnsmoothed() ? 0 : meanMass(row);
    for (int c = 0; c < factors.length; c++) {
      double factor = own(c) * targets[c];
      if (!isUnsmoothed() && row.logits()[c] != Double.NEGATIVE_INFINITY) {
        factor += share(c) * mass;
      }
      factors[c] = mask == null ? factor : mask[c] == 0 ? 0 : mask[c] * factor;
    }
  }

  private double meanMass(Rows row) {
    double mass = 0;
    int switchedOn = 0;
    for (int c = 0; c < row.columns(); c++) {
      mass += base(c) * row.targets()[c];
      switchedOn += row.logits()[c] == Double.NEGATIVE_INFINITY ? 0 : 1;
    }
    return mass / switchedOn;
  }

  /** Σ m·w·y of a row, y before smoothing. */
  public double weightedMass(Rows row) {
    double[] mask = row.outputMask();
    double sum = 0;
    for (int c = 0; c < row.columns(); c++) {
      sum += (mask == null ? 1 : mask[c]) * weight(c) * row.targets()[c];
    }
    return sum;
  }
}
