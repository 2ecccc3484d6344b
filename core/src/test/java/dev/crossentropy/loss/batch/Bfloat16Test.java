package dev.crossentropy.loss.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.javacpp.indexer.Bfloat16Indexer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Bfloat16Test {

  /** BFLOAT16 has 8 significant bits: neighbours of 1 are 1 − 2⁻⁸ and 1 + 2⁻⁷. */
  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "1.002, 1",
    "1.00390625, 1", // halfway, to even
    "1.004, 1.0078125",
    "1.01171875, 1.015625", // halfway, to even
    "-1.005, -1.0078125",
    "3.39e38, 3.3895314e38",
    "3.4028235e38, Infinity",
    "1e-45, 0",
    "Infinity, Infinity",
    "-Infinity, -Infinity",
    "NaN, NaN"
  })
  void roundsToNearestTiesToEven(float value, float expected) {
    assertThat(Bfloat16Indexer.toFloat(Bfloat16.nearest(value))).isEqualTo(Float.valueOf(expected));
  }
}
