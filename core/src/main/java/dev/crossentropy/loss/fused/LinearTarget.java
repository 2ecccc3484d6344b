package dev.crossentropy.loss.fused;

import dev.crossentropy.loss.batch.EffectiveTarget;
import dev.crossentropy.loss.batch.FloatMatrix;
import dev.crossentropy.loss.batch.Targets;
import dev.crossentropy.loss.kernel.SoftmaxKernel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The target a of a loss that is linear in log p, L = −Σ a<sub>c</sub>·log p<sub>c</sub>, in the
 * cheaper of two forms: the few classes where a is not 0, as one-hot rows and class indices have
 * it, or a full row. Label smoothing takes all classes for switched on.
 */
final class LinearTarget {
  /** Beyond so many, going through the full row costs no more. */
  private static final int FEW = LabelWindow.FEW;

  private final SoftmaxKernel kernel;
  private final Targets targets;
  private final int classes;
  private final double @Nullable [] weights;
  private final double smoothing;
  private final boolean perClass;
  private final int[] indices = new int[FEW];
  private final double[] values = new double[FEW];
  private final @Nullable LabelWindow labels;
  private double[] full = {};
  private int count;

  LinearTarget(EffectiveTarget effective, Targets targets, int classes, SoftmaxKernel kernel) {
    this.kernel = kernel;
    this.targets = targets;
    this.classes = classes;
    this.weights = effective.weights();
    this.smoothing = effective.smoothing();
    this.perClass = effective.perClass();
    this.labels =
        targets instanceof Targets.Dense dense && dense.labels() instanceof FloatMatrix floats
            ? new LabelWindow(floats, kernel)
            : null;
  }

  /** Reads a row; false if its class index is not legal. */
  boolean read(long row) {
    if (targets instanceof Targets.ClassIndices classIndices) {
      indices[0] = classIndices.legalIndex(row);
      if (indices[0] < 0) {
        return false;
      }
      values[0] = 1;
      count = 1;
    } else if (labels != null) {
      count = labels.nonZeros(row, indices);
      for (int i = 0; i < count && i < FEW; i++) {
        values[i] = labels.get(row, indices[i]);
      }
    }
    if (isSparse()) {
      weigh();
    } else {
      spread(row);
    }
    return true;
  }

  boolean isSparse() {
    return count <= FEW && smoothing == 0;
  }

  /** How many entries the sparse form has. */
  int count() {
    return count;
  }

  int index(int entry) {
    return indices[entry];
  }

  double value(int entry) {
    return values[entry];
  }

  /** Σa of the sparse form. */
  double sum() {
    // none has this index
    return sumWithout(FEW);
  }

  /** Σa of the sparse form without one entry. */
  double sumWithout(int entry) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += i == entry ? 0 : values[i];
    }
    return sum;
  }

  /** Σ a·(logTotal + m − z) of the sparse form, with m a row's greatest logit. */
  double loss(FloatMatrix logits, long row, float max, double logTotal) {
    double loss = 0;
    for (int i = 0; i < count; i++) {
      loss += values[i] * (logTotal + (max - logits.get(row, indices[i])));
    }
    return loss;
  }

  /** The full row, followed by zeros. */
  double[] full() {
    return full;
  }

  double sumOfFull() {
    return kernel.sum(full, 0, full.length);
  }

  private void weigh() {
    if (weights != null) {
      for (int i = 0; i < count; i++) {
        values[i] *= weights[indices[i]];
      }
    }
  }

  private void spread(long row) {
    fill(row);
    double mass = perClass && smoothing != 0 ? sumOfFull() : 0;
    if (weights != null) {
      for (int c = 0; c < weights.length; c++) {
        full[c] *= weights[c];
      }
    }
    if (smoothing == 0) {
      return;
    }
    double share = smoothing * (perClass ? mass : sumOfFull()) / classes;
    for (int c = 0; c < classes; c++) {
      double weight = perClass && weights != null ? weights[c] : 1;
      full[c] = (1 - smoothing) * full[c] + weight * share;
    }
  }

  private void fill(long row) {
    if (full.length == 0) {
      full = new double[SoftmaxKernel.paddedLength(classes)];
    }
    if (labels != null && count > FEW) {
      labels.readRow(row, full);
      return;
    }
    Arrays.fill(full, 0);
    for (int i = 0; i < count; i++) {
      full[indices[i]] = values[i];
    }
  }
}
