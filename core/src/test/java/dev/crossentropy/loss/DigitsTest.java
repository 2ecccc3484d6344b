package dev.crossentropy.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigitsTest {

  /** Of the forty digits the last may be rounded differently. */
  private static final BigDecimal LAST_DIGITS = new BigDecimal("1e-38");

  @ParameterizedTest
  @CsvSource({
    "1, 2.71828182845904523536028747135266249775724709369995957497",
    "-1, 0.36787944117144232159552377016146086744581113103176783451",
    "10, 22026.4657948067165169579006452842443663535126185567810742",
    "0.5, 1.64872127070012814684865078781416357165377610071014801157",
    "0, 1"
  })
  void exponentialHasTheDigitsOfTheTables(BigDecimal x, BigDecimal power) {
    assertThat(relativeError(Digits.exp(x), power)).isLessThan(LAST_DIGITS);
  }

  @Test
  void logarithmHasTheDigitsOfTheTables() {
    assertThat(
            relativeError(
                Digits.log(new BigDecimal("2")),
                new BigDecimal("0.693147180559945309417232121458176568075500134360255254")))
        .isLessThan(LAST_DIGITS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-9876.5", "-1.25", "1e-20", "0.3", "2.302585", "777", "54321.75"})
  void logarithmUndoesTheExponential(BigDecimal x) {
    BigDecimal error = Digits.log(Digits.exp(x)).subtract(x).abs();

    assertThat(error).isLessThan(LAST_DIGITS.multiply(BigDecimal.ONE.max(x.abs())));
  }

  @Test
  void powerHasItsLimits() {
    assertThat(Digits.power(BigDecimal.ZERO, BigDecimal.ZERO)).isEqualByComparingTo("1");
    assertThat(Digits.power(BigDecimal.ZERO, new BigDecimal("0.5"))).isEqualByComparingTo("0");
    assertThat(
            relativeError(
                Digits.power(new BigDecimal("9"), new BigDecimal("0.5")), new BigDecimal("3")))
        .isLessThan(LAST_DIGITS);
  }

  private static BigDecimal relativeError(BigDecimal actual, BigDecimal expected) {
    return Digits.quotient(actual.subtract(expected).abs(), expected);
  }
}
