package dev.crossentropy.loss;

import static dev.crossentropy.loss.Digits.DIGITS;
import static dev.crossentropy.loss.Digits.ONE;
import static dev.crossentropy.loss.Digits.ZERO;
import static dev.crossentropy.loss.Digits.exactly;
import static dev.crossentropy.loss.Digits.exp;
import static dev.crossentropy.loss.Digits.log;
import static dev.crossentropy.loss.Digits.power;
import static dev.crossentropy.loss.Digits.product;
import static dev.crossentropy.loss.Digits.quotient;
import static dev.crossentropy.loss.Digits.sum;
import static dev.crossentropy.loss.Digits.tanh;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The definition of {@link CrossEntropyLoss} a second time, written from the definition alone:
 * forty digits instead of stable rearrangements, central differences instead of a derived gradient,
 * one row after the other, no concern for speed. Where the two agree, they agree on what was meant.
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

    BigDecimal weight(int c) {
      return classWeights == null ? ONE : exactly(classWeights.get(c));
    }
  }

  /** The probability a hypothesis gives to one class, in the three forms the loss speaks of. */
  private record Probability(BigDecimal complement, BigDecimal minusLog) {}

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
    BigDecimal[] y = new BigDecimal[logits.length];
    BigDecimal[] m = new BigDecimal[logits.length];
    BigDecimal targetWeight = ZERO;
    for (int c = 0; c < y.length; c++) {
      m[c] = exactly(batch.termMask(n, c));
      y[c] = m[c].signum() == 0 ? ZERO : exactly(batch.target(n, c));
      targetWeight = targetWeight.add(m[c].multiply(options.weight(c)).multiply(y[c]));
    }
    BigDecimal rowMask = exactly(batch.rowMask(n));
    BigDecimal[] a = effectiveTarget(y, logits);
    return new ReferenceRow(
        logits,
        true,
        targetWeight.multiply(rowMask),
        special(logits, m, a),
        z -> rowMask.multiply(loss(z, m, a), DIGITS));
  }

  private boolean isIgnored(Batch batch, int n) {
    return batch.hasClassIndices()
        && options.ignored.stream().anyMatch(index -> index == batch.targets()[n][0]);
  }

  /** {@code a_c}; classes with a logit of −∞ are switched off and get no smoothing mass. */
  private BigDecimal[] effectiveTarget(BigDecimal[] y, double[] logits) {
    BigDecimal epsilon = exactly(options.labelSmoothing);
    BigDecimal kept = ONE.subtract(epsilon);
    int switchedOn = 0;
    BigDecimal sum = ZERO;
    BigDecimal weightedSum = ZERO;
    for (int c = 0; c < y.length; c++) {
      switchedOn += isOff(logits[c]) ? 0 : 1;
      sum = sum.add(y[c]);
      weightedSum = weightedSum.add(options.weight(c).multiply(y[c]));
    }
    BigDecimal[] a = new BigDecimal[y.length];
    for (int c = 0; c < a.length; c++) {
      BigDecimal total = options.smoothingWeights == SmoothingWeights.PER_CLASS ? sum : weightedSum;
      BigDecimal mass =
          isOff(logits[c])
              ? ZERO
              : quotient(epsilon.multiply(total), BigDecimal.valueOf(switchedOn));
      a[c] =
          options.smoothingWeights == SmoothingWeights.PER_CLASS
              ? options.weight(c).multiply(kept.multiply(y[c]).add(mass))
              : kept.multiply(options.weight(c)).multiply(y[c]).add(mass);
    }
    return a;
  }

  /** Losses that rules fix: no number for a logit that is none, ∞ for a switched-off target. */
  private static @Nullable Double special(double[] logits, BigDecimal[] m, BigDecimal[] a) {
    boolean allOff = true;
    Double special = null;
    for (int c = 0; c < logits.length; c++) {
      if (Double.isNaN(logits[c]) || logits[c] == Double.POSITIVE_INFINITY) {
        return Double.NaN;
      }
      allOff &= isOff(logits[c]);
      if (isOff(logits[c]) && m[c].multiply(a[c]).signum() > 0) {
        special = Double.POSITIVE_INFINITY;
      }
    }
    return allOff ? Double.valueOf(Double.NaN) : special;
  }

  private static boolean isOff(double logit) {
    return logit == Double.NEGATIVE_INFINITY;
  }

  /** {@code Σ m·a·(1−p)^γ·(−log p + ε₁·(1−p)) + λ·lse²}, before the row's mask. */
  private BigDecimal loss(@Nullable BigDecimal[] logits, BigDecimal[] m, BigDecimal[] a) {
    @Nullable BigDecimal[] z = transformed(logits);
    BigDecimal[] exponentials =
        Stream.of(z).map(ReferenceCrossEntropy::exponential).toArray(BigDecimal[]::new);
    BigDecimal lse = hypothesis == Hypothesis.SOFTMAX ? log(sum(exponentials)) : ZERO;
    BigDecimal gamma = exactly(options.focalGamma);
    BigDecimal epsilon1 = exactly(options.polyEpsilon);
    BigDecimal loss = product(exactly(options.zLoss), lse, lse);
    for (int c = 0; c < z.length; c++) {
      if (z[c] == null || a[c].signum() == 0 || m[c].signum() == 0) {
        continue; // 0·log 0 = 0
      }
      Probability p =
          hypothesis == Hypothesis.SOFTMAX ? softmax(z[c], lse, exponentials, c) : sigmoid(z[c]);
      BigDecimal inBrackets = p.minusLog.add(epsilon1.multiply(p.complement), DIGITS);
      loss = loss.add(product(m[c], a[c], power(p.complement, gamma), inBrackets), DIGITS);
    }
    return loss;
  }

  private @Nullable BigDecimal[] transformed(@Nullable BigDecimal[] logits) {
    List<@Nullable BigDecimal> z = new ArrayList<>();
    for (BigDecimal logit : logits) {
      BigDecimal transformed = logit;
      if (transformed != null && options.softCap != null) {
        BigDecimal cap = exactly(options.softCap);
        transformed = cap.multiply(tanh(quotient(transformed, cap)), DIGITS);
      }
      if (transformed != null && options.temperature != 1) {
        transformed = quotient(transformed, exactly(options.temperature));
      }
      z.add(transformed);
    }
    return z.toArray(new BigDecimal[0]);
  }

  private static Probability softmax(
      BigDecimal logit, BigDecimal lse, BigDecimal[] exponentials, int c) {
    BigDecimal[] others = exponentials.clone();
    others[c] = ZERO;
    return new Probability(quotient(sum(others), sum(exponentials)), lse.subtract(logit, DIGITS));
  }

  private static Probability sigmoid(BigDecimal logit) {
    BigDecimal odds = exp(logit.negate());
    BigDecimal all = ONE.add(odds, DIGITS);
    return new Probability(quotient(odds, all), log(all));
  }

  private static BigDecimal exponential(@Nullable BigDecimal logit) {
    return logit == null ? ZERO : exp(logit);
  }
}
