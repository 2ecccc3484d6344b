package dev.crossentropy.loss;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a row of targets into the factors of its class terms: smoothing, class weights, mask. */
final class EffectiveTarget {
  private final double @Nullable [] weights;
  private final double smoothing;
  private final SmoothingWeights smoothingWeights;

  EffectiveTarget(CrossEntropyOptions options) {
    this.weights = toArray(options.classWeights());
    this.smoothing = options.labelSmoothing();
    this.smoothingWeights = options.smoothingWeights();
  }

  static double @Nullable [] toArray(@Nullable List<Double> weights) {
    return weights == null ? null : weights.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Writes m<sub>c</sub>·a<sub>c</sub> of each class into {@code factors}. */
  void read(Rows row, double[] factors) {
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
    boolean perClass = smoothingWeights == SmoothingWeights.PER_CLASS;
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
