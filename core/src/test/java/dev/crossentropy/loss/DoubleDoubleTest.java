package dev.crossentropy.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoubleDoubleTest {

  /** Two doubles hold 106 bits, 32 digits; the squarings of the exponential cost two of them. */
  private static final Offset<BigDecimal> TWENTY_EIGHT_DIGITS = within(new BigDecimal("1e-28"));

  @ParameterizedTest
  @CsvSource({
    "1, 2.71828182845904523536028747135266249775724709369995957497",
    "-1, 0.36787944117144232159552377016146086744581113103176783451",
    "0.5, 1.64872127070012814684865078781416357165377610071014801157",
    "0, 1"
  })
  void exponentialHasTheDigitsOfTheTables(double x, BigDecimal power) {
    assertThat(decimal(DoubleDouble.exp(DoubleDouble.of(x)))).isCloseTo(power, TWENTY_EIGHT_DIGITS);
  }

  @Test
  void logarithmHasTheDigitsOfTheTables() {
    assertThat(decimal(DoubleDouble.log(DoubleDouble.of(2))))
        .isCloseTo(
            new BigDecimal("0.693147180559945309417232121458176568075500134360255254"),
            TWENTY_EIGHT_DIGITS);
    assertThat(decimal(DoubleDouble.log(DoubleDouble.of(10))))
        .isCloseTo(
            new BigDecimal("2.302585092994045684017991454684364207601101488628772976"),
            TWENTY_EIGHT_DIGITS);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-600, -1.25, 1e-20, 0.3, 2.302585, 77, 650})
  void logarithmUndoesTheExponential(double x) {
    BigDecimal undone = decimal(DoubleDouble.log(DoubleDouble.exp(DoubleDouble.of(x))));

    assertThat(undone).isCloseTo(new BigDecimal(x), TWENTY_EIGHT_DIGITS);
  }

  @Test
  void hyperbolicTangentHasTheDigitsOfTheTablesAndItsLimits() {
    assertThat(decimal(DoubleDouble.tanh(DoubleDouble.of(1))))
        .isCloseTo(
            new BigDecimal("0.761594155955764888119458282604793590412768597257936551"),
            TWENTY_EIGHT_DIGITS);
    assertThat(DoubleDouble.tanh(DoubleDouble.of(-1e5)).hi()).isEqualTo(-1);
    assertThat(DoubleDouble.tanh(DoubleDouble.of(1e5)).hi()).isEqualTo(1);
  }

  @Test
  void quotientIsUndoneByTheProduct() {
    DoubleDouble third = DoubleDouble.ONE.over(DoubleDouble.of(3));

    assertThat(decimal(third))
        .isCloseTo(new BigDecimal("0.3333333333333333333333333333333333"), TWENTY_EIGHT_DIGITS);
    assertThat(decimal(third.times(DoubleDouble.of(3))))
        .isCloseTo(BigDecimal.ONE, TWENTY_EIGHT_DIGITS);
  }

  @Test
  void powerHasItsLimits() {
    DoubleDouble half = DoubleDouble.of(0.5);

    assertThat(DoubleDouble.power(DoubleDouble.ZERO, DoubleDouble.ZERO))
        .isEqualTo(DoubleDouble.ONE);
    assertThat(DoubleDouble.power(DoubleDouble.ZERO, half)).isEqualTo(DoubleDouble.ZERO);
    assertThat(decimal(DoubleDouble.power(DoubleDouble.of(9), half)))
        .isCloseTo(new BigDecimal("3"), TWENTY_EIGHT_DIGITS);
  }

  private static BigDecimal decimal(DoubleDouble value) {
    return new BigDecimal(value.hi()).add(new BigDecimal(value.lo()));
  }
}
