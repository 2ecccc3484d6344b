package dev.crossentropy.loss;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Real arithmetic with forty decimal digits, in which formulas can be written as they stand in a
 * textbook: nothing cancels, nothing overflows, no rearrangement is needed.
 */
final class Digits {

  static final MathContext DIGITS = new MathContext(40);

  /** Digits to lose on the way: a logit of 1e4 loses five, the squarings of {@link #exp} three. */
  private static final MathContext GUARDED = new MathContext(52);

  /** ln 10, to more digits than any multiple of it that occurs here can cost. */
  private static final BigDecimal LN_10 =
      new BigDecimal("2.302585092994045684017991454684364207601101488628772976033327900967572609");

  /** The argument of the series is halved so often, and the result squared as often. */
  private static final int HALVINGS = 8;

  static final BigDecimal ZERO = BigDecimal.ZERO;
  static final BigDecimal ONE = BigDecimal.ONE;

  private Digits() {}

  static BigDecimal exactly(double value) {
    return new BigDecimal(value);
  }

  static BigDecimal product(BigDecimal first, BigDecimal... others) {
    BigDecimal product = first;
    for (BigDecimal factor : others) {
      product = product.multiply(factor, DIGITS);
    }
    return product;
  }

  static BigDecimal sum(BigDecimal... terms) {
    BigDecimal sum = ZERO;
    for (BigDecimal term : terms) {
      sum = sum.add(term, DIGITS);
    }
    return sum;
  }

  static BigDecimal quotient(BigDecimal dividend, BigDecimal divisor) {
    return dividend.divide(divisor, DIGITS);
  }

  /** {@code e^x = 10^n·(e^r)}, with {@code r = x − n·ln 10} small enough for the Taylor series. */
  static BigDecimal exp(BigDecimal x) {
    int n = (int) Math.rint(x.doubleValue() / Math.log(10));
    BigDecimal r =
        x.subtract(LN_10.multiply(BigDecimal.valueOf(n)))
            .divide(BigDecimal.valueOf(1L << HALVINGS), GUARDED);
    BigDecimal term = ONE;
    BigDecimal sum = ONE;
    for (int k = 1;
        term.signum() != 0 && term.precision() - term.scale() > -GUARDED.getPrecision();
        k++) {
      term = term.multiply(r, GUARDED).divide(BigDecimal.valueOf(k), GUARDED);
      sum = sum.add(term, GUARDED);
    }
    for (int i = 0; i < HALVINGS; i++) {
      sum = sum.multiply(sum, GUARDED);
    }
    return sum.scaleByPowerOfTen(n);
  }

  /**
   * {@code log x = n·ln 10 + log m}, the latter by one step of Halley's iteration on {@code e^y}.
   */
  static BigDecimal log(BigDecimal x) {
    int n = x.precision() - x.scale() - 1;
    BigDecimal m = x.scaleByPowerOfTen(-n);
    BigDecimal y = exactly(Math.log(m.doubleValue()));
    BigDecimal power = exp(y);
    BigDecimal error = m.subtract(power).divide(m.add(power), GUARDED);
    return y.add(error.add(error)).add(LN_10.multiply(BigDecimal.valueOf(n)), DIGITS);
  }

  static BigDecimal tanh(BigDecimal x) {
    BigDecimal squared = exp(x.add(x));
    return quotient(squared.subtract(ONE, DIGITS), squared.add(ONE, DIGITS));
  }

  /** {@code base^exponent} for a base ≥ 0, with {@code x⁰ = 1} for every {@code x}. */
  static BigDecimal power(BigDecimal base, BigDecimal exponent) {
    if (exponent.signum() == 0) {
      return ONE;
    }
    return base.signum() == 0 ? ZERO : exp(exponent.multiply(log(base), DIGITS));
  }
}
