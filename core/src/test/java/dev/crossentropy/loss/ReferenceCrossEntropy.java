package dev.crossentropy.loss;

import static dev.crossentropy.loss.DoubleDouble.ONE;
import static dev.crossentropy.loss.DoubleDouble.ZERO;
import static dev.crossentropy.loss.DoubleDouble.exp;
import static dev.crossentropy.loss.DoubleDouble.log;
import static dev.crossentropy.loss.DoubleDouble.power;
import static dev.crossentropy.loss.DoubleDouble.product;
import static dev.crossentropy.loss.DoubleDouble.sum;
import static dev.crossentropy.loss.DoubleDouble.tanh;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The definition of {@link CrossEntropyLoss} a second time, written from the definition alone:
 * thirty digits instead of stable rearrangements, central differences instead of a derived
 * gradient, one row after the other, no concern for speed. Where the two agree, they agree on what
 * was meant.
 */
record ReferenceCrossEntropy(Options options, Hypothesis hypothesis) {

  enum Hypothesis {
    SOFTMAX,
    SIGMOID
  }

  /** The builder's options; what is null or neutral is not set. */
  record Options(
      @Nullable List<Double> classWeights,
      SmoothingWeights smoothingWeights,
      double labelSmoothing,
      List<Integer> ignored,
      double focalGamma,
      double polyEpsilon,
      double zLoss,
      @Nullable Double softCap,
      double temperature,
      Normalization normalization) {

    DoubleDouble weight(int c) {
      return classWeights == null ? ONE : DoubleDouble.of(classWeights.get(c));
    }
  }

  ReferenceResult of(Batch batch) {
    List<ReferenceRow> rows =
        IntStream.range(0, batch.size()).mapToObj(n -> row(batch, n)).toList();
    return ReferenceResult.of(rows, options.normalization);
  }

  private ReferenceRow row(Batch batch, int n) {
    double[] logits = batch.logits()[n];
    if (!batch.isUnmaskedSomewhere(n) || isIgnored(batch, n)) {
      return ReferenceRow.skipped(logits);
    }
    DoubleDouble[] y = new DoubleDouble[logits.length];
    DoubleDouble[] m = new DoubleDouble[logits.length];
    DoubleDouble targetWeight = ZERO;
    for (int c = 0; c < y.length; c++) {
      m[c] = DoubleDouble.of(batch.termMask(n, c));
      y[c] = m[c].signum() == 0 ? ZERO : DoubleDouble.of(batch.target(n, c));
      targetWeight = targetWeight.plus(m[c].times(options.weight(c)).times(y[c]));
    }
    DoubleDouble rowMask = DoubleDouble.of(batch.rowMask(n));
    DoubleDouble[] a = effectiveTarget(y, logits);
    return new ReferenceRow(
        logits,
        true,
        targetWeight.times(rowMask),
        special(logits, m, a),
        z -> rowMask.times(loss(z, m, a)));
  }

  private boolean isIgnored(Batch batch, int n) {
    return batch.hasClassIndices()
        && options.ignored.stream().anyMatch(index -> index == batch.targets()[n][0]);
  }

  /** {@code a_c}; classes with a logit of −∞ are switched off and get no smoothing mass. */
  private DoubleDouble[] effectiveTarget(DoubleDouble[] y, double[] logits) {
    DoubleDouble epsilon = DoubleDouble.of(options.labelSmoothing);
    DoubleDouble kept = ONE.minus(epsilon);
    int switchedOn = 0;
    DoubleDouble sum = ZERO;
    DoubleDouble weightedSum = ZERO;
    for (int c = 0; c < y.length; c++) {
      switchedOn += isOff(logits[c]) ? 0 : 1;
      sum = sum.plus(y[c]);
      weightedSum = weightedSum.plus(options.weight(c).times(y[c]));
    }
    DoubleDouble[] a = new DoubleDouble[y.length];
    for (int c = 0; c < a.length; c++) {
      DoubleDouble total =
          options.smoothingWeights == SmoothingWeights.PER_CLASS ? sum : weightedSum;
      DoubleDouble mass =
          isOff(logits[c]) ? ZERO : epsilon.times(total).over(DoubleDouble.of(switchedOn));
      a[c] =
          options.smoothingWeights == SmoothingWeights.PER_CLASS
              ? options.weight(c).times(kept.times(y[c]).plus(mass))
              : kept.times(options.weight(c)).times(y[c]).plus(mass);
    }
    return a;
  }

  /** Losses that rules fix: no number for a logit that is none, ∞ for a switched-off target. */
  private static @Nullable Double special(double[] logits, DoubleDouble[] m, DoubleDouble[] a) {
    boolean allOff = true;
    Double special = null;
    for (int c = 0; c < logits.length; c++) {
      if (Double.isNaN(logits[c]) || logits[c] == Double.POSITIVE_INFINITY) {
        return Double.NaN;
      }
      allOff &= isOff(logits[c]);
      if (isOff(logits[c]) && m[c].times(a[c]).signum() > 0) {
        special = Double.POSITIVE_INFINITY;
      }
    }
    return allOff ? Double.valueOf(Double.NaN) : special;
  }

  private static boolean isOff(double logit) {
    return logit == Double.NEGATIVE_INFINITY;
  }

  /** {@code Σ m·a·(1−p)^γ·(−log p + ε₁·(1−p)) + λ·lse²}, before the row's mask. */
  private DoubleDouble loss(@Nullable DoubleDouble[] logits, DoubleDouble[] m, DoubleDouble[] a) {
    @Nullable DoubleDouble[] z = transformed(logits);
    DoubleDouble[] exponentials = exponentials(z, largest(z));
    DoubleDouble lse = largest(z).plus(log(sum(exponentials)));
    DoubleDouble gamma = DoubleDouble.of(options.focalGamma);
    DoubleDouble epsilon1 = DoubleDouble.of(options.polyEpsilon);
    DoubleDouble loss = product(DoubleDouble.of(options.zLoss), lse, lse);
    for (int c = 0; c < z.length; c++) {
      if (z[c] == null || a[c].signum() == 0 || m[c].signum() == 0) {
        continue; // 0·log 0 = 0
      }
      ReferenceProbability p =
          hypothesis == Hypothesis.SOFTMAX
              ? softmax(z[c], lse, exponentials, c)
              : ReferenceProbability.sigmoid(z[c]);
      DoubleDouble inBrackets = p.minusLog().plus(epsilon1.times(p.complement()));
      loss = loss.plus(product(m[c], a[c], power(p.complement(), gamma), inBrackets));
    }
    return loss;
  }

  private @Nullable DoubleDouble[] transformed(@Nullable DoubleDouble[] logits) {
    List<@Nullable DoubleDouble> z = new ArrayList<>();
    for (DoubleDouble logit : logits) {
      DoubleDouble transformed = logit;
      if (transformed != null && options.softCap != null) {
        DoubleDouble cap = DoubleDouble.of(options.softCap);
        transformed = cap.times(tanh(transformed.over(cap)));
      }
      if (transformed != null && options.temperature != 1) {
        transformed = transformed.over(DoubleDouble.of(options.temperature));
      }
      z.add(transformed);
    }
    return z.toArray(new DoubleDouble[0]);
  }

  private static ReferenceProbability softmax(
      DoubleDouble logit, DoubleDouble lse, DoubleDouble[] exponentials, int c) {
    DoubleDouble[] others = exponentials.clone();
    others[c] = ZERO;
    return new ReferenceProbability(sum(others).over(sum(exponentials)), lse.minus(logit));
  }

  /**
   * {@code e^(z − shift)}: the shift cancels in every quotient, and {@code e^1000} is no double.
   */
  private static DoubleDouble[] exponentials(@Nullable DoubleDouble[] z, DoubleDouble shift) {
    return Stream.of(z)
        .map(logit -> logit == null ? ZERO : exp(logit.minus(shift)))
        .toArray(DoubleDouble[]::new);
  }

  private static DoubleDouble largest(@Nullable DoubleDouble[] z) {
    return Stream.of(z)
        .filter(Objects::nonNull)
        .max(Comparator.comparingDouble(DoubleDouble::hi))
        .orElseThrow();
  }
}
