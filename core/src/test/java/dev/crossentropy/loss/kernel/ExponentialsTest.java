package dev.crossentropy.loss.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExponentialsTest {
  private static final int COUNT = 1024;

  private final Exponentials exponentials = new Exponentials(COUNT);
  private final float[] powers = new float[COUNT];
  private final float[] rests = new float[COUNT];

  /** Half a unit for the rounding, and a fifth for all else; without the rounding, the fifth. */
  @ParameterizedTest
  @ValueSource(ints = {-1000, -40, 0, 40, 1000})
  void areTheRoundedExponentials(int exponent) {
    float[] z = new float[COUNT];
    for (int block = 0; block < 200; block++) {
      for (int i = 0; i < COUNT; i++) {
        // from 2^−126 to 2^45 of the greatest, no two alike
        z[i] = (float) (Math.log(2) * (exponent - 126 + (block + i / 1024.0) * 171 / 200));
      }
      exponentials.of(z, COUNT, exponent, powers, rests);
      for (int i = 0; i < COUNT; i++) {
        double expected = Math.exp(z[i] - exponent * Math.log(2)) * 0x1p60;
        double ulp = Math.ulp((float) expected);
        // the argument of exp is rounded, too, where it is great
        double slack = Math.ulp((double) z[i]) * expected;
        assertThat(Math.abs(powers[i] - expected)).isLessThanOrEqualTo(0.7 * ulp + slack);
        assertThat(Math.abs((double) powers[i] + rests[i] - expected))
            .isLessThanOrEqualTo(0.2 * ulp + slack);
      }
    }
  }

  @Test
  void dependOnTheExponentByAPowerOfTwo() {
    float[] z = new float[COUNT];
    for (int i = 0; i < COUNT; i++) {
      z[i] = (i - 500) / 17f;
    }
    exponentials.of(z, COUNT, 0, powers, rests);
    float[] atZero = powers.clone();
    exponentials.of(z, COUNT, 23, powers, rests);
    for (int i = 0; i < COUNT; i++) {
      assertThat(powers[i]).isEqualTo(Math.scalb(atZero[i], -23));
    }
  }

  @Test
  void becomeZeroBelowTheRange() {
    float[] z = {-129.3f, -1e9f, -Float.MAX_VALUE, Float.NEGATIVE_INFINITY};
    exponentials.of(z, z.length, 0, powers, rests);
    assertThat(Arrays.copyOf(powers, z.length)).containsOnly(0);
    assertThat(Arrays.copyOf(rests, z.length)).containsOnly(0);
    exponentials.of(new float[] {-129.2f}, 1, 0, powers, rests);
    assertThat(powers[0]).isPositive();
  }

  @Test
  void areNotFiniteBeyondTheRange() {
    float[] z = {46.8f, 100, 1e9f, Float.MAX_VALUE, Float.POSITIVE_INFINITY, Float.NaN};
    exponentials.of(z, z.length, 0, powers, rests);
    for (int i = 0; i < z.length; i++) {
      assertThat(Float.isFinite(powers[i])).as("e^" + z[i]).isFalse();
    }
    exponentials.of(new float[] {46.7f}, 1, 0, powers, rests);
    assertThat(powers[0]).isFinite();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 16, 100})
  void touchNothingBehindTheLast(int count) {
    Arrays.fill(powers, 7);
    exponentials.of(new float[COUNT], count, 0, powers, rests);
    assertThat(Arrays.copyOf(powers, count)).containsOnly(0x1p60f);
    assertThat(Arrays.copyOfRange(powers, count, COUNT)).containsOnly(7);
  }
}
