package dev.crossentropy.loss;

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
    DoubleDouble denominator) {

  static ReferenceResult of(List<ReferenceRow> rows, Normalization normalization) {
    DoubleDouble n = DoubleDouble.of(rows.size());
    DoubleDouble denominator =
        switch (normalization) {
          case ROWS -> n;
          case VALID_ROWS ->
              DoubleDouble.of((double) rows.stream().filter(ReferenceRow::contributes).count());
          case TARGET_WEIGHTS ->
              rows.stream()
                  .map(ReferenceRow::targetWeight)
                  .reduce(DoubleDouble.ZERO, DoubleDouble::plus);
        };
    DoubleDouble toAverage =
        denominator.signum() == 0 ? DoubleDouble.ZERO : DoubleDouble.ONE.over(denominator);
    DoubleDouble toSum = n.times(toAverage);

    double[] losses = rows.stream().mapToDouble(ReferenceResult::loss).toArray();
    double @Nullable [][] gradient =
        rows.stream().map(row -> gradient(row, toSum)).toArray(double[][]::new);
    if (rows.stream().anyMatch(row -> row.special() != null)) {
      return new ReferenceResult(Double.NaN, Double.NaN, losses, gradient, denominator);
    }
    DoubleDouble s =
        rows.stream().map(ReferenceRow::value).reduce(DoubleDouble.ZERO, DoubleDouble::plus);
    return new ReferenceResult(
        s.times(toAverage).hi(), s.times(toSum).hi(), losses, gradient, denominator);
  }

  private static double loss(ReferenceRow row) {
    Double special = row.special();
    return special == null ? row.value().hi() : special;
  }

  private static double @Nullable [] gradient(ReferenceRow row, DoubleDouble factor) {
    if (row.special() != null) {
      return null;
    }
    double[] gradient = new double[row.logits().length];
    for (int c = 0; row.contributes() && c < gradient.length; c++) {
      gradient[c] = row.derivative(c).times(factor).hi();
    }
    return gradient;
  }
}
