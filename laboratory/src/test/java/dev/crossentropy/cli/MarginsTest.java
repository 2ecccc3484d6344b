package dev.crossentropy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.crossentropy.statistics.Metric;
import dev.crossentropy.training.prediction.Task;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarginsTest {

  private static final List<Metric> METRICS = Metric.of(Task.ONE_CLASS);

  @Test
  void areTypedInTheUnitOfTheTables() {
    assertThat(Margins.applied(METRICS, Map.of("accuracy", 1.0, "cross-entropy", 0.05)))
        .extracting(Metric::margin)
        .containsExactly(0.01, 0.05, 0.01);
    assertThat(Margins.text(METRICS))
        .isEqualTo("accuracy=0.5,cross-entropy=0.01,calibration-error=1.0");
  }

  @Test
  void refuseAMetricThatIsNotThere() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Margins.applied(METRICS, Map.of("acuracy", 1.0)))
        .withMessageContaining("'acuracy' is none of accuracy, cross-entropy, calibration-error");
  }

  @Test
  void refuseWhatIsNoMargin() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Margins.applied(METRICS, Map.of("accuracy", 0.0)))
        .withMessageContaining("a margin is a number above 0");
  }
}
