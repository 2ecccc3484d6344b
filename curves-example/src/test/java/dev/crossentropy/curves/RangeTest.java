package dev.crossentropy.curves;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RangeTest {

  @Test
  void tenthsAreTheNumbersOneWouldWrite() {
    assertThat(Range.of(0, 1, 10))
        .containsExactly(0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1);
  }
}
