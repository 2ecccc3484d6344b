package dev.crossentropy.loss.fused;

import dev.crossentropy.loss.batch.EffectiveTarget;
import dev.crossentropy.loss.batch.FloatMatrix;
import dev.crossentropy.loss.batch.Targets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The targets a of a loss that is linear in log p, L = −Σ a<sub>c</sub>·log p<sub>c</sub>, as a
 * {@link SoftmaxBlock} takes them: many rows at a time, an array for each class. Label smoothing
 * takes all classes for switched on.
 */
final class ColumnTargets {
  private final Targets targets;
  private final double @Nullable [] weights;
  private final double smoothing;
  private final boolean perClass;

  ColumnTargets(EffectiveTarget effective, Targets targets) {
    this.targets = targets;
    this.weights = effective.weights();
    this.smoothing = effective.smoothing();
    this.perClass = effective.perClass();
  }

  /**
   * Reads rows. One whose class index is not legal gets a NaN.
   *
   * @param transfer working memory for as many numbers
   */
  void read(long first, int count, double[][] into, float[] transfer) {
    if (targets instanceof Targets.ClassIndices indices) {
      readIndices(indices, first, count, into);
    } else if (targets instanceof Targets.Dense dense
        && dense.labels() instanceof FloatMatrix floats) {
      floats.readColumns(first, count, into, transfer);
    }
    double[] shares = smoothing != 0 && perClass ? shares(into, count) : null;
    for (int c = 0; weights != null && c < weights.length; c++) {
      multiply(into[c], weights[c], count);
    }
    if (smoothing != 0) {
      smooth(into, shares == null ? shares(into, count) : shares, count);
    }
  }

  private static void readIndices(
      Targets.ClassIndices indices, long first, int count, double[][] into) {
    for (double[] ofClass : into) {
      Arrays.fill(ofClass, 0, count, 0);
    }
    for (int k = 0; k < count; k++) {
      int label = indices.legalIndex(first + k);
      into[Math.max(label, 0)][k] = label < 0 ? Double.NaN : 1;
    }
  }

  /** ε·Σ/C of each row. */
  private double[] shares(double[][] from, int count) {
    double[] shares = new double[count];
    for (double[] ofClass : from) {
      add(shares, ofClass, count);
    }
    multiply(shares, smoothing / from.length, count);
    return shares;
  }

  private void smooth(double[][] byClass, double[] shares, int count) {
    for (int c = 0; c < byClass.length; c++) {
      double weight = perClass && weights != null ? weights[c] : 1;
      blend(byClass[c], 1 - smoothing, shares, weight, count);
    }
  }

  private static void add(double[] sums, double[] more, int count) {
    for (int k = 0; k < count; k++) {
      sums[k] += more[k];
    }
  }

  private static void multiply(double[] numbers, double factor, int count) {
    for (int k = 0; k < count; k++) {
      numbers[k] *= factor;
    }
  }

  private static void blend(
      double[] numbers, double factor, double[] shares, double weight, int count) {
    for (int k = 0; k < count; k++) {
      numbers[k] = factor * numbers[k] + weight * shares[k];
    }
  }
}
