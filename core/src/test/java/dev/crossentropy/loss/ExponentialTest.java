package dev.crossentropy.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
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
    double[] x = new Random(3).doubles(Exponentials.BLOCK, -720, 0).toArray();
    x[0] = Double.NEGATIVE_INFINITY;
    x[1] = Double.NaN;
    x[2] = -0.0;
    x[3] = Exponential.LEAST;
    double[] expected = Arrays.stream(x).map(Exponential::of).toArray();
    double[] actual = new double[x.length];

    new Exponentials().of(x, actual, x.length);
    assertThat(actual).isEqualTo(expected);
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
