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

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The definition of {@link BinaryCrossEntropyLoss} a second time; see {@link
 * ReferenceCrossEntropy}.
 */
record ReferenceBinaryCrossEntropy(Options options) {

  /** The builder's options; what is null or neutral is not set. */
  record Options(
      @Nullable List<Double> outputWeights,
      @Nullable List<Double> positiveWeights,
      double labelSmoothing,
      double focalGamma,
      @Nullable Double focalAlpha,
      Normalization normalization) {}

  ReferenceResult of(Batch batch) {
    List<ReferenceRow> rows =
        IntStream.range(0, batch.size()).mapToObj(n -> row(batch, n)).toList();
    return ReferenceResult.of(rows, options.normalization);
  }

  private ReferenceRow row(Batch batch, int n) {
    double[] logits = batch.logits()[n];
    if (!batch.isUnmaskedSomewhere(n)) {
      return ReferenceRow.skipped(logits);
    }
    return new ReferenceRow(logits, true, ZERO, special(batch, n), z -> loss(z, batch, n));
  }

  private @Nullable Double special(Batch batch, int n) {
    Double special = null;
    for (int c = 0; c < batch.classes(); c++) {
      double logit = batch.logits()[n][c];
      if (Double.isNaN(logit)) {
        return Double.NaN;
      }
      boolean isOff = logit == Double.NEGATIVE_INFINITY;
      if (isOff && mask(batch, n, c).signum() != 0 && target(batch, n, c).signum() > 0) {
        special = Double.POSITIVE_INFINITY;
      }
    }
    return special;
  }

  private BigDecimal loss(@Nullable BigDecimal[] logits, Batch batch, int n) {
    BigDecimal loss = ZERO;
    for (int c = 0; c < logits.length; c++) {
      BigDecimal m = mask(batch, n, c);
      BigDecimal logit = logits[c];
      if (m.signum() != 0 && logit != null) {
        BigDecimal term = term(logit, target(batch, n, c), at(options.positiveWeights, c));
        loss = loss.add(product(m, at(options.outputWeights, c), term), DIGITS);
      }
    }
    return loss;
  }

  /** {@code pos·y·(1−p)^γ·(−log p)·α + (1−y)·p^γ·(−log(1−p))·(1−α)}. */
  private BigDecimal term(BigDecimal logit, BigDecimal y, BigDecimal positiveWeight) {
    BigDecimal gamma = exactly(options.focalGamma);
    BigDecimal alpha = options.focalAlpha == null ? ONE : exactly(options.focalAlpha);
    BigDecimal oneMinusAlpha = options.focalAlpha == null ? ONE : ONE.subtract(alpha);
    BigDecimal odds = exp(logit);
    BigDecimal all = ONE.add(odds, DIGITS);
    BigDecimal p = quotient(odds, all);
    BigDecimal oneMinusP = quotient(ONE, all);
    BigDecimal minusLogP = log(all).subtract(logit, DIGITS);
    BigDecimal minusLogOneMinusP = log(all);
    return product(positiveWeight, y, power(oneMinusP, gamma), minusLogP, alpha)
        .add(product(ONE.subtract(y), power(p, gamma), minusLogOneMinusP, oneMinusAlpha), DIGITS);
  }

  /** {@code q = (1−ε)·y + ε/2}. */
  private BigDecimal target(Batch batch, int n, int c) {
    BigDecimal epsilon = exactly(options.labelSmoothing);
    BigDecimal y = exactly(batch.targets()[n][c]);
    return ONE.subtract(epsilon).multiply(y).add(quotient(epsilon, BigDecimal.valueOf(2)));
  }

  private static BigDecimal mask(Batch batch, int n, int c) {
    return exactly(batch.rowMask(n)).multiply(exactly(batch.termMask(n, c)));
  }

  private static BigDecimal at(@Nullable List<Double> weights, int c) {
    return weights == null ? ONE : exactly(weights.get(c));
  }
}
