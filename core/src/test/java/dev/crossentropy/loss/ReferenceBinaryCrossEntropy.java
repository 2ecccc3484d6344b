package dev.crossentropy.loss;

import static dev.crossentropy.loss.DoubleDouble.ONE;
import static dev.crossentropy.loss.DoubleDouble.ZERO;
import static dev.crossentropy.loss.DoubleDouble.power;
import static dev.crossentropy.loss.DoubleDouble.product;

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

  private DoubleDouble loss(@Nullable DoubleDouble[] logits, Batch batch, int n) {
    DoubleDouble loss = ZERO;
    for (int c = 0; c < logits.length; c++) {
      DoubleDouble m = mask(batch, n, c);
      DoubleDouble logit = logits[c];
      if (m.signum() != 0 && logit != null) {
        DoubleDouble term = term(logit, target(batch, n, c), at(options.positiveWeights, c));
        loss = loss.plus(product(m, at(options.outputWeights, c), term));
      }
    }
    return loss;
  }

  /** {@code pos·y·(1−p)^γ·(−log p)·α + (1−y)·p^γ·(−log(1−p))·(1−α)}. */
  private DoubleDouble term(DoubleDouble logit, DoubleDouble y, DoubleDouble positiveWeight) {
    DoubleDouble gamma = DoubleDouble.of(options.focalGamma);
    DoubleDouble alpha = options.focalAlpha == null ? ONE : DoubleDouble.of(options.focalAlpha);
    DoubleDouble oneMinusAlpha = options.focalAlpha == null ? ONE : ONE.minus(alpha);
    ReferenceProbability p = ReferenceProbability.sigmoid(logit);
    ReferenceProbability oneMinusP = ReferenceProbability.sigmoid(logit.negated());
    return product(positiveWeight, y, power(p.complement(), gamma), p.minusLog(), alpha)
        .plus(
            product(
                ONE.minus(y),
                power(oneMinusP.complement(), gamma),
                oneMinusP.minusLog(),
                oneMinusAlpha));
  }

  /** {@code q = (1−ε)·y + ε/2}. */
  private DoubleDouble target(Batch batch, int n, int c) {
    DoubleDouble epsilon = DoubleDouble.of(options.labelSmoothing);
    DoubleDouble y = DoubleDouble.of(batch.targets()[n][c]);
    return ONE.minus(epsilon).times(y).plus(epsilon.over(DoubleDouble.of(2)));
  }

  private static DoubleDouble mask(Batch batch, int n, int c) {
    return DoubleDouble.of(batch.rowMask(n)).times(DoubleDouble.of(batch.termMask(n, c)));
  }

  private static DoubleDouble at(@Nullable List<Double> weights, int c) {
    return weights == null ? ONE : DoubleDouble.of(weights.get(c));
  }
}
