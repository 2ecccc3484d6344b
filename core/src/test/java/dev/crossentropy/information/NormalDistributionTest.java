package dev.crossentropy.information;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalDistributionTest {

  /**
   * The trapezoidal rule on an analytic integrand that fades at both ends errs by rounding only.
   */
  private static final double QUADRATURE = 1e-11;

  /** Standard deviations to integrate over on either side: beyond 12 the density is below 1e-31. */
  private static final int REACH = 12;

  private static final int STEPS = 2_000;

  @Test
  void workedExample() {
    NormalDistribution p = new NormalDistribution(0, 1);
    NormalDistribution q = new NormalDistribution(1, 2);

    assertThat(p.entropy()).isBetween(1.4189, 1.4190);
    assertThat(p.crossEntropy(q)).isBetween(1.8620, 1.8621);
    assertThat(p.klDivergence(q)).isBetween(0.4431, 0.4432);
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 1, 2", "0, 1, 0, 1", "-3, 0.1, -2.9, 0.2", "5, 2, -5, 1.5", "0, 4, 0, 0.5"})
  void closedFormsAgreeWithQuadrature(
      double mean, double deviation, double mean2, double deviation2) {
    NormalDistribution p = new NormalDistribution(mean, deviation);
    NormalDistribution q = new NormalDistribution(mean2, deviation2);

    assertThat(expectation(p, x -> 1)).isCloseTo(1, within(QUADRATURE));
    assertThat(expectation(p, x -> -p.logDensity(x))).isCloseTo(p.entropy(), within(QUADRATURE));
    assertThat(expectation(p, x -> -q.logDensity(x)))
        .isCloseTo(p.crossEntropy(q), within(QUADRATURE * (1 + p.crossEntropy(q))));
    assertThat(expectation(p, x -> p.logDensity(x) - q.logDensity(x)))
        .isCloseTo(p.klDivergence(q), within(QUADRATURE * (1 + p.klDivergence(q))));
  }

  @Test
  void crossEntropyIsEntropyPlusDivergence() {
    NormalDistribution p = new NormalDistribution(0.3, 0.7);
    NormalDistribution q = new NormalDistribution(-0.2, 1.1);

    assertThat(p.crossEntropy(q)).isCloseTo(p.entropy() + p.klDivergence(q), within(1e-14));
    assertThat(p.crossEntropy(p)).isCloseTo(p.entropy(), within(1e-15));
    assertThat(p.klDivergence(p)).isZero();
  }

  @Test
  void entropyOfANarrowNormalIsNegative() {
    assertThat(new NormalDistribution(0, 0.2419).entropy()).isNegative();
    assertThat(new NormalDistribution(0, 0.2420).entropy()).isPositive();
  }

  @Test
  void entropyFollowsTheUnitOfMeasurementAndDivergenceDoesNot() {
    NormalDistribution metres = new NormalDistribution(1.7, 0.1);
    NormalDistribution model = new NormalDistribution(1.8, 0.2);
    NormalDistribution centimetres = new NormalDistribution(170, 10);
    NormalDistribution modelInCentimetres = new NormalDistribution(180, 20);

    assertThat(centimetres.entropy() - metres.entropy()).isCloseTo(Math.log(100), within(1e-14));
    assertThat(centimetres.klDivergence(modelInCentimetres))
        .isCloseTo(metres.klDivergence(model), within(1e-14));
  }

  @Test
  void densityIsTheTextbookOne() {
    assertThat(new NormalDistribution(0, 1).density(0))
        .isCloseTo(1 / Math.sqrt(2 * Math.PI), within(1e-15));
    assertThat(new NormalDistribution(2, 3).density(5))
        .isCloseTo(Math.exp(-0.5) / (3 * Math.sqrt(2 * Math.PI)), within(1e-15));
    assertThat(new NormalDistribution(0, 1).logDensity(100))
        .isCloseTo(-5000 - 0.5 * Math.log(2 * Math.PI), within(1e-11));
  }

  @Test
  void rejectsParametersThatDefineNoDensity() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NormalDistribution(Double.NaN, 1))
        .withMessage("Mean must be finite; got NaN");
    for (double deviation : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new NormalDistribution(0, deviation))
          .withMessage("Standard deviation must be positive and finite; got " + deviation);
    }
  }

  /** {@code ∫ p(x)·f(x) dx} by the trapezoidal rule. */
  private static double expectation(NormalDistribution p, DoubleUnaryOperator f) {
    double step = 2.0 * REACH * p.standardDeviation() / STEPS;
    double sum = 0;
    for (int i = 0; i <= STEPS; i++) {
      double x = p.mean() - REACH * p.standardDeviation() + i * step;
      sum += (i == 0 || i == STEPS ? 0.5 : 1) * p.density(x) * f.applyAsDouble(x);
    }
    return sum * step;
  }
}
