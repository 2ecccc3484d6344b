package dev.crossentropy.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

  @ParameterizedTest(name = "accuracy [{0}, {1}] is {2}")
  @CsvSource({
    " 0.000,  0.000, EQUIVALENT",
    "-0.004,  0.004, EQUIVALENT",
    " 0.001,  0.004, EQUIVALENT",
    " 0.001,  0.009, BETTER",
    "-0.009, -0.001, WORSE",
    "-0.009,  0.001, INCONCLUSIVE",
    "-0.005,  0.005, INCONCLUSIVE",
    "   NaN,    NaN, INCONCLUSIVE"
  })
  void readsTheIntervalOfAnAccuracy(double low, double high, Verdict expected) {
    assertThat(verdict(low, high, Metric.TEST_ACCURACY)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "loss [{0}, {1}] is {2}")
  @CsvSource({"0.02, 0.04, WORSE", "-0.04, -0.02, BETTER", "-0.009, 0.009, EQUIVALENT"})
  void takesALowerLossForBetter(double low, double high, Verdict expected) {
    assertThat(verdict(low, high, Metric.TEST_LOSS)).isEqualTo(expected);
  }

  private static Verdict verdict(double low, double high, Metric metric) {
    return Verdict.of(
        new PairedInterval((low + high) / 2, low, high), metric.margin(), metric.better());
  }
}
