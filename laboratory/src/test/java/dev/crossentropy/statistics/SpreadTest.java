package dev.crossentropy.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void isToldWithItsDeviation() {
    assertThat(new Spread(0.95, 0.0123).text(3)).isEqualTo("0.950 ± 0.012");
    assertThat(new Spread(0.95, Double.NaN).text(2)).isEqualTo("0.95");
  }

  @Test
  void isShortHoweverGreat() {
    assertThat(new Spread(3.14e38, 1.5e6).text(4)).isEqualTo("3.1e+38 ± 1.5e+06");
    assertThat(new Spread(Double.POSITIVE_INFINITY, Double.NaN).text(4)).isEqualTo("Infinity");
  }
}
