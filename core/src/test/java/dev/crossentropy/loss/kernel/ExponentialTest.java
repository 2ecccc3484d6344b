package dev.crossentropy.loss.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExponentialTest {
  /** What the class promises. */
  private static final double MAX_ULP_ERROR = 1;

  /** Twice a double's digits. */
  private static final MathContext PRECISION = new MathContext(40);

  @Test
  void isWithinItsBoundOfTheTrueValue() {
    double worst = 0;
    for (long seed = 0; seed < 4000; seed++) {
      // down to where results turn subnormal
      double x = -708 * Math.pow(new Random(seed).nextDouble(), 3);
      worst = Math.max(worst, ulpError(x));
    }
    for (double x = 0; x > -1; x -= 1 / 1024.0) {
      worst = Math.max(worst, ulpError(x));
    }
    assertThat(worst).isLessThan(MAX_ULP_ERROR);
  }

  @Test
  void isOneAtZero() {
    assertThat(Exponential.of(0.0)).isEqualTo(1);
    assertThat(Exponential.of(-0.0)).isEqualTo(1);
  }

  @Test
  void isZeroWhereItWouldBeSubnormal() {
    assertThat(Exponential.of(Double.NEGATIVE_INFINITY)).isEqualTo(0);
    assertThat(Exponential.of(Exponential.LEAST)).isEqualTo(0);
    assertThat(Exponential.of(-708)).isGreaterThan(Double.MIN_NORMAL);
  }

  @Test
  void keepsNaN() {
    assertThat(Exponential.of(Double.NaN)).isNaN();
  }

  @Test
  void isTheSameForManyAtOnce() {
    int start = 3;
    double[] x = new Random(3).doubles(start + 2 * Exponentials.BLOCK + 1, -709, 0).toArray();
    x[start] = Double.NaN;
    x[start + 1] = -0.0;
    x[start + 2] = Exponential.LEAST;
    double[] expected = x.clone();
    for (int i = start; i < x.length; i++) {
      expected[i] = Exponential.of(x[i]);
    }

    new Exponentials().of(x, start, x.length);
    assertThat(x).isEqualTo(expected);
  }

  private static double ulpError(double x) {
    double actual = Exponential.of(x);
    BigDecimal error = new BigDecimal(actual).subtract(exp(x));
    return error.divide(new BigDecimal(Math.ulp(actual)), PRECISION).abs().doubleValue();
  }

  /** Taylor's series of e<sup>x/1024</sup>, squared ten times. */
  private static BigDecimal exp(double x) {
    BigDecimal reduced = new BigDecimal(x).divide(new BigDecimal(1024), PRECISION);
    BigDecimal term = BigDecimal.ONE;
    BigDecimal sum = BigDecimal.ONE;
    for (int k = 1; k <= 30; k++) {
      term = term.multiply(reduced, PRECISION).divide(new BigDecimal(k), PRECISION);
      sum = sum.add(term, PRECISION);
    }
    for (int k = 0; k < 10; k++) {
      sum = sum.multiply(sum, PRECISION);
    }
    return sum;
  }
}
