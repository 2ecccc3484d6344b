package dev.crossentropy.loss;

/**
 * A real number with some thirty decimal digits, as the unevaluated sum of two doubles: enough to
 * write formulas as a textbook does, cancellation and difference quotients included, and fast
 * enough for thousands of batches.
 *
 * <p>Sources: T. J. Dekker, <i>A Floating-Point Technique for Extending the Available
 * Precision</i>, Numerische Mathematik 18 (1971); D. E. Knuth, <i>The Art of Computer
 * Programming</i>, volume 2, section 4.2.2, for the exact sum.
 *
 * @param hi the number rounded to a double
 * @param lo what the rounding left
 */
record DoubleDouble(double hi, double lo) {

  static final DoubleDouble ZERO = of(0);
  static final DoubleDouble ONE = of(1);

  private static final DoubleDouble LN_2 =
      new DoubleDouble(0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56);

  /** The argument of the series of {@link #exp} is halved so often, its result squared as often. */
  private static final int HALVINGS = 6;

  /** The first term left out, {@code (ln 2 / 2⁷)¹³ / 13!}, is below 1e-38: less than a rounding. */
  private static final int TERMS = 12;

  static DoubleDouble of(double value) {
    return new DoubleDouble(value, 0);
  }

  DoubleDouble plus(DoubleDouble that) {
    double sum = hi + that.hi;
    double part = sum - hi;
    double rest = (hi - (sum - part)) + (that.hi - part);
    return normalised(sum, rest + (lo + that.lo));
  }

  DoubleDouble minus(DoubleDouble that) {
    return plus(that.negated());
  }

  DoubleDouble times(DoubleDouble that) {
    double product = hi * that.hi;
    double rest = Math.fma(hi, that.hi, -product);
    return normalised(product, rest + (hi * that.lo + lo * that.hi));
  }

  DoubleDouble over(DoubleDouble that) {
    DoubleDouble quotient = of(hi / that.hi);
    for (int correction = 0; correction < 2; correction++) {
      DoubleDouble remainder = minus(quotient.times(that));
      quotient = quotient.plus(of(remainder.hi / that.hi));
    }
    return quotient;
  }

  DoubleDouble negated() {
    return new DoubleDouble(-hi, -lo);
  }

  int signum() {
    return (int) Math.signum(hi);
  }

  /** {@code e^x = 2^k·e^r}, with {@code r = x − k·ln 2} small enough for the Taylor series. */
  static DoubleDouble exp(DoubleDouble x) {
    double k = Math.rint(x.hi / LN_2.hi);
    DoubleDouble r = x.minus(LN_2.times(of(k))).scaled(-HALVINGS);
    DoubleDouble sum = ONE;
    for (int n = TERMS; n > 0; n--) {
      sum = ONE.plus(sum.times(r).over(of(n)));
    }
    for (int i = 0; i < HALVINGS; i++) {
      sum = sum.times(sum);
    }
    return sum.scaled((int) k);
  }

  /** One step of Halley's iteration on {@code e^y}, which triples the digits of the double's. */
  static DoubleDouble log(DoubleDouble x) {
    DoubleDouble y = of(Math.log(x.hi));
    DoubleDouble power = exp(y);
    return y.plus(x.minus(power).over(x.plus(power)).scaled(1));
  }

  static DoubleDouble tanh(DoubleDouble x) {
    DoubleDouble squared = exp(x.signum() > 0 ? x.scaled(1).negated() : x.scaled(1));
    DoubleDouble absolute = ONE.minus(squared).over(ONE.plus(squared));
    return x.signum() > 0 ? absolute : absolute.negated();
  }

  /** {@code base^exponent} for a base ≥ 0, with {@code x⁰ = 1} for every {@code x}. */
  static DoubleDouble power(DoubleDouble base, DoubleDouble exponent) {
    if (exponent.signum() == 0) {
      return ONE;
    }
    return base.signum() == 0 ? ZERO : exp(exponent.times(log(base)));
  }

  static DoubleDouble sum(DoubleDouble... terms) {
    DoubleDouble sum = ZERO;
    for (DoubleDouble term : terms) {
      sum = sum.plus(term);
    }
    return sum;
  }

  static DoubleDouble product(DoubleDouble... factors) {
    DoubleDouble product = ONE;
    for (DoubleDouble factor : factors) {
      product = product.times(factor);
    }
    return product;
  }

  private DoubleDouble scaled(int exponent) {
    return new DoubleDouble(Math.scalb(hi, exponent), Math.scalb(lo, exponent));
  }

  private static DoubleDouble normalised(double large, double small) {
    double sum = large + small;
    return new DoubleDouble(sum, small - (sum - large));
  }
}
