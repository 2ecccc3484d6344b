package dev.crossentropy.loss;

import static dev.crossentropy.loss.DoubleDouble.ONE;
import static dev.crossentropy.loss.DoubleDouble.exp;
import static dev.crossentropy.loss.DoubleDouble.log;

/**
 * The probability {@code p} that a hypothesis gives to one class, in the forms the losses speak of.
 *
 * @param complement {@code 1 − p}
 * @param minusLog {@code −log p}
 */
record ReferenceProbability(DoubleDouble complement, DoubleDouble minusLog) {

  /** {@code p = 1/(1 + e^−z)}, in terms of {@code e^−|z|} since {@code e^1000} is no double. */
  static ReferenceProbability sigmoid(DoubleDouble logit) {
    DoubleDouble absolute = logit.signum() < 0 ? logit.negated() : logit;
    DoubleDouble smaller = exp(absolute.negated());
    DoubleDouble sum = ONE.plus(smaller);
    return logit.signum() < 0
        ? new ReferenceProbability(ONE.over(sum), absolute.plus(log(sum)))
        : new ReferenceProbability(smaller.over(sum), log(sum));
  }
}
