package dev.crossentropy.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {

  private static final double ROUNDING = 1e-9;

  @Test
  void endsAtRoundNumbers() {
    Axis axis = Axis.linear("x", 0, 0.53);
    assertThat(axis.low()).isEqualTo(0);
    assertThat(axis.high()).isCloseTo(0.6, within(ROUNDING));
  }

  @ParameterizedTest
  @CsvSource({"0, 1e-9", "3, 3", "-2, 7", "0, 123456", "0.999, 1"})
  void hasFewTicksAndHoldsItsValues(double low, double high) {
    Axis axis = Axis.linear("x", low, high);
    assertThat(axis.ticks()).hasSizeBetween(2, 7);
    assertThat(axis.low()).isLessThanOrEqualTo(low);
    assertThat(axis.high()).isGreaterThanOrEqualTo(high);
  }

  @Test
  void turnsLogarithmicWhereValuesSpanMoreThanAFactorOfThirty() {
    assertThat(Axis.fromZero("x", DoubleStream.of(0.02, 1)).scale())
        .isEqualTo(Axis.Scale.LOGARITHMIC);
    assertThat(Axis.fromZero("x", DoubleStream.of(0.05, 1)).scale()).isEqualTo(Axis.Scale.LINEAR);
    assertThat(Axis.fromZero("x", DoubleStream.of(0, 1)).scale()).isEqualTo(Axis.Scale.LINEAR);
  }

  @Test
  void endsALogarithmAtOneTwoOrFive() {
    Axis axis = Axis.logarithmic("x", 0.03, 1.2);
    assertThat(axis.low()).isCloseTo(0.02, within(ROUNDING));
    assertThat(axis.high()).isCloseTo(2, within(ROUNDING));
    assertThat(axis.share(0.2)).isCloseTo(0.5, within(ROUNDING));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-0.5, −0.5", "0.30000000000000004, 0.3", "1e-6, 10⁻⁶", "2e-7, 2·10⁻⁷"})
  void writesTicksAsAPersonWould(double value, String text) {
    assertThat(Axis.text(value)).isEqualTo(text);
  }

  @Test
  void numbersAreTheMultiplesOfTheStepWithinTheAxis() {
    assertThat(Axis.every("y", -0.2, 1.2, 0.5).ticks()).containsExactly(0.0, 0.5, 1.0);
    assertThat(Axis.every("z", -10, 10, 5).ticks()).containsExactly(-10.0, -5.0, 0.0, 5.0, 10.0);
  }

  @Test
  void endsThatRoundingPutsBeyondTheAxisStillBelongToIt() {
    assertThat(Axis.every("h", 0, 0.3, 0.1).ticks()).hasSize(4);
  }

  @Test
  void countsInWholeNumbers() {
    assertThat(Axis.counting("epoch", 1, 3).ticks()).containsExactly(1.0, 2.0, 3.0);
    assertThat(Axis.counting("epoch", 1, 2).ticks()).containsExactly(1.0, 2.0);
  }
}
