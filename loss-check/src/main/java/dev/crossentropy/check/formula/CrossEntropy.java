package dev.crossentropy.check.formula;

import dev.crossentropy.check.call.Batch;
import dev.crossentropy.check.call.Batches;
import dev.crossentropy.check.call.LabelKind;
import dev.crossentropy.check.call.Subject;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.Activation;

/**
 * The cross-entropies whose exact values are known. Written without a cancellation: a term is a sum
 * of parts that are not negative, so that its double is right to a few roundings for any logits.
 */
enum CrossEntropy {
  /** −Σ y·log p with p = softmax(z). */
  SOFTMAX {
    @Override
    double row(double[] logits, double[] labels) {
      double max = Arrays.stream(logits).max().orElseThrow();
      double others = 0; // Σ exp(z − max) without the largest term, which is 1
      boolean seen = false;
      for (double logit : logits) {
        boolean largest = logit == max && !seen;
        seen |= largest;
        others += largest ? 0 : Math.exp(logit - max);
      }
      double sum = 0;
      for (int output = 0; output < logits.length; output++) {
        sum += labels[output] * ((max - logits[output]) + Math.log1p(others));
      }
      return sum;
    }
  },

  /** −Σ (y·log p + (1−y)·log(1−p)) with p = σ(z). */
  SIGMOID {
    @Override
    double row(double[] logits, double[] labels) {
      double sum = 0;
      for (int output = 0; output < logits.length; output++) {
        double logit = logits[output];
        sum += labels[output] * softplus(-logit) + (1 - labels[output]) * softplus(logit);
      }
      return sum;
    }

    private double softplus(double z) {
      return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
    }
  };

  abstract double row(double[] logits, double[] labels);

  double score(Subject subject, Batch batch) {
    double sum = 0;
    for (int row = 0; row < batch.rows(); row++) {
      double[] labels = batch.labels()[row];
      sum +=
          row(
              batch.logits()[row],
              subject.labels() == LabelKind.CLASS_INDEX
                  ? oneHot((int) labels[0], batch.outputs())
                  : labels);
    }
    return sum;
  }

  private static double[] oneHot(int index, int outputs) {
    double[] row = new double[outputs];
    row[index] = 1;
    return row;
  }

  /** The cross-entropy that the loss is for ordinary logits; null if it is none. */
  static @Nullable CrossEntropy of(Subject subject) {
    CrossEntropy candidate =
        subject.activation() == Activation.SOFTMAX
            ? SOFTMAX
            : subject.activation() == Activation.SIGMOID ? SIGMOID : null;
    return candidate != null && candidate.agrees(subject) ? candidate : null;
  }

  private boolean agrees(Subject subject) {
    return Batches.ordinary(subject).stream()
        .allMatch(
            batch -> Math.abs(subject.call(batch).score() / score(subject, batch) - 1) < 1e-6);
  }
}
