package dev.crossentropy.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ConfidenceTest {

  @Test
  void sharesTheErrorAmongTheIntervals() {
    assertThat(Confidence.together(1).each()).isEqualTo(0.95);
    assertThat(Confidence.together(4).each()).isCloseTo(0.9875, within(1e-12));
    // Tables of Student's t: 4 degrees of freedom, 2.5 % and 0.5 % in each tail.
    assertThat(Confidence.together(1).quantile(4)).isCloseTo(2.7764, within(1e-4));
    assertThat(Confidence.together(5).quantile(4)).isCloseTo(4.6041, within(1e-4));
  }

  @Test
  void refusesWhatIsNoLevel() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Confidence(95, 1))
        .withMessageContaining("expected a level between 0 and 1");
  }
}
