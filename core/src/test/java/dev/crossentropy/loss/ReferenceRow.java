package dev.crossentropy.loss;

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
    DoubleDouble targetWeight,
    @Nullable Double special,
    Loss loss) {

  interface Loss {
    DoubleDouble at(@Nullable DoubleDouble[] logits);
  }

  /**
   * Half the distance of the two points of a central difference: the truncation error is of order
   * 1e-18, the rounding error of order 1e-21.
   */
  private static final DoubleDouble STEP = DoubleDouble.of(1e-9);

  static ReferenceRow skipped(double[] logits) {
    return new ReferenceRow(
        logits, false, DoubleDouble.ZERO, null, logitsOfNoInterest -> DoubleDouble.ZERO);
  }

  DoubleDouble value() {
    return contributes ? loss.at(point()) : DoubleDouble.ZERO;
  }

  /** ∂loss/∂logit by a central difference; nothing about the loss is differentiated by hand. */
  DoubleDouble derivative(int logit) {
    @Nullable DoubleDouble[] point = point();
    DoubleDouble centre = point[logit];
    if (centre == null) {
      return DoubleDouble.ZERO;
    }
    point[logit] = centre.plus(STEP);
    DoubleDouble above = loss.at(point);
    point[logit] = centre.minus(STEP);
    DoubleDouble below = loss.at(point);
    return above.minus(below).over(STEP.plus(STEP));
  }

  private @Nullable DoubleDouble[] point() {
    @Nullable DoubleDouble[] point = new DoubleDouble[logits.length];
    for (int c = 0; c < point.length; c++) {
      point[c] = logits[c] == Double.NEGATIVE_INFINITY ? null : DoubleDouble.of(logits[c]);
    }
    return point;
  }
}
