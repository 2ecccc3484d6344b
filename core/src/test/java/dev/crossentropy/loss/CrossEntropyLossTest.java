package dev.crossentropy.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CrossEntropyLossTest {
  private static final double ULPS = 1e-15;

  @Test
  void scoresTheExampleOfItsJavadoc() {
    Call call = Call.of(new CrossEntropyLoss(), new double[][] {{1, 2, 3}}, new double[] {2});

    assertThat(call.score()).isCloseTo(0.4076059644443803, within(ULPS));
    assertThat(call.gradientRow(0))
        .containsExactly(new double[] {0.09003057, 0.24472847, -0.33475904}, within(5e-9));
  }

  @Test
  void scoresALostExampleInFull() {
    Call call = Call.of(new CrossEntropyLoss(), new double[][] {{0, 60}}, new double[] {0});

    assertThat(call.score()).isEqualTo(60);
  }
}
