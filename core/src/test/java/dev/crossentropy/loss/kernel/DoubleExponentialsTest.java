package dev.crossentropy.loss.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoubleExponentialsTest {
  private final DoubleExponentials exponentials = new DoubleExponentials();

  /** {@link StrictMath#exp} is within 1 ulp as well. */
  @ParameterizedTest
  @ValueSource(ints = {1, 511, 512, 513, 20_000})
  void areWithinOneUnit(int count) {
    double[] x = new Random(count).doubles(count, -750, 0).toArray();
    x[0] = -0x1p-40;
    double[] powers = x.clone();
    exponentials.of(powers);
    for (int i = 0; i < count; i++) {
      double expected = StrictMath.exp(x[i]);
      assertThat(Math.abs(powers[i] - expected)).as("e^" + x[i]).isLessThan(2 * Math.ulp(expected));
    }
  }

  @Test
  void keepSpecialCases() {
    double[] x = {0, Double.NEGATIVE_INFINITY, -1e300, Double.NaN};
    exponentials.of(x);
    assertThat(x).containsExactly(1, 0, 0, Double.NaN);
  }
}
