package dev.crossentropy.loss;

import static dev.crossentropy.loss.Digits.DIGITS;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a loss has to return for a batch.
 *
 * @param average s/D, or NaN where it only has to be non-finite
 * @param sum s·N/D, or NaN where it only has to be non-finite
 * @param rows the row losses
 * @param gradient of {@code sum} by the logits; null for a row whose loss is not finite
 * @param denominator D
 */
record ReferenceResult(
    double average,
    double sum,
    double[] rows,
    double @Nullable [][] gradient,
    BigDecimal denominator) {

  static ReferenceResult of(List<ReferenceRow> rows, Normalization normalization) {
    BigDecimal n = BigDecimal.valueOf(rows.size());
    BigDecimal denominator =
        switch (normalization) {
          case ROWS -> n;
          case VALID_ROWS ->
              BigDecimal.valueOf(rows.stream().filter(ReferenceRow::contributes).count());
          case TARGET_WEIGHTS ->
              rows.stream()
                  .map(ReferenceRow::targetWeight)
                  .reduce(BigDecimal.ZERO, BigDecimal::add);
        };
    BigDecimal toAverage =
        denominator.signum() == 0 ? BigDecimal.ZERO : BigDecimal.ONE.divide(denominator, DIGITS);
    BigDecimal toSum = n.multiply(toAverage, DIGITS);

    double[] losses = rows.stream().mapToDouble(ReferenceResult::loss).toArray();
    double @Nullable [][] gradient =
        rows.stream().map(row -> gradient(row, toSum)).toArray(double[][]::new);
    if (rows.stream().anyMatch(row -> row.special() != null)) {
      return new ReferenceResult(Double.NaN, Double.NaN, losses, gradient, denominator);
    }
    BigDecimal s = rows.stream().map(ReferenceRow::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    return new ReferenceResult(
        s.multiply(toAverage).doubleValue(),
        s.multiply(toSum).doubleValue(),
        losses,
        gradient,
        denominator);
  }

  private static double loss(ReferenceRow row) {
    Double special = row.special();
    return special == null ? row.value().doubleValue() : special;
  }

  private static double @Nullable [] gradient(ReferenceRow row, BigDecimal factor) {
    if (row.special() != null) {
      return null;
    }
    double[] gradient = new double[row.logits().length];
    for (int c = 0; row.contributes() && c < gradient.length; c++) {
      gradient[c] = row.derivative(c).multiply(factor).doubleValue();
    }
    return gradient;
  }
}
