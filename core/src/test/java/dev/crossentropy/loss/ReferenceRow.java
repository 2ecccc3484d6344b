package dev.crossentropy.loss;

import static dev.crossentropy.loss.Digits.DIGITS;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One row of a batch as the references see it.
 *
 * @param logits as the loss is given them
 * @param contributes whether the row counts at all
 * @param targetWeight the row's part of Σ m·w·y
 * @param special the row's loss where it is fixed by a rule and not by arithmetic: ∞ or NaN
 * @param loss the row's loss as a function of its logits, those of −∞ being null
 */
record ReferenceRow(
    double[] logits,
    boolean contributes,
    BigDecimal targetWeight,
    @Nullable Double special,
    Loss loss) {

  interface Loss {
    BigDecimal at(@Nullable BigDecimal[] logits);
  }

  /**
   * Half the distance of the two points of a central difference: the truncation error is of order
   * 1e-24, the rounding error of order 1e-27.
   */
  private static final BigDecimal STEP = new BigDecimal("1e-12");

  static ReferenceRow skipped(double[] logits) {
    return new ReferenceRow(
        logits, false, BigDecimal.ZERO, null, logitsOfNoInterest -> BigDecimal.ZERO);
  }

  BigDecimal value() {
    return contributes ? loss.at(point()) : BigDecimal.ZERO;
  }

  /** ∂loss/∂logit by a central difference; nothing about the loss is differentiated by hand. */
  BigDecimal derivative(int logit) {
    @Nullable BigDecimal[] point = point();
    BigDecimal centre = point[logit];
    if (centre == null) {
      return BigDecimal.ZERO;
    }
    point[logit] = centre.add(STEP);
    BigDecimal above = loss.at(point);
    point[logit] = centre.subtract(STEP);
    BigDecimal below = loss.at(point);
    return above.subtract(below).divide(STEP.add(STEP), DIGITS);
  }

  private @Nullable BigDecimal[] point() {
    @Nullable BigDecimal[] point = new BigDecimal[logits.length];
    for (int c = 0; c < point.length; c++) {
      point[c] = logits[c] == Double.NEGATIVE_INFINITY ? null : Digits.exactly(logits[c]);
    }
    return point;
  }
}
