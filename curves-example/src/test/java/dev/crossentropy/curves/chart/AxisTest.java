package dev.crossentropy.curves.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AxisTest {

  @Test
  void numbersAreTheMultiplesOfTheTickWithinTheAxis() {
    assertThat(new Axis("y", -0.2, 1.2, 0.5).ticks()).containsExactly(0, 0.5, 1);
    assertThat(new Axis("z", -10, 10, 5).ticks()).containsExactly(-10, -5, 0, 5, 10);
  }

  @Test
  void endsThatRoundingPutsBeyondTheAxisStillBelongToIt() {
    assertThat(new Axis("h", 0, 0.3, 0.1).ticks()).hasSize(4);
  }
}
