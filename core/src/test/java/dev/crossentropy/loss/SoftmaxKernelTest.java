package dev.crossentropy.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two kernels against each other, and against plain sums. */
class SoftmaxKernelTest {
  private static final SoftmaxKernel PLAIN = new PlainKernel();
  private static final SoftmaxKernel VECTOR = new VectorKernel();

  /** The rounding of sums of up to 2,000 terms in another order. */
  private static final double SUMMATION = 1e-13;

  private final Random random = new Random(5);

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8, 10, 100, 511, 512, 513, 2000})
  void agreeToTheLastBit(int classes) {
    float[] logits = logits(classes);
    double[] plain = new double[logits.length];
    double[] vector = new double[logits.length];
    float max = logits[PLAIN.indexOfMax(logits, 0, logits.length)];

    assertThat(VECTOR.indexOfMax(logits, 0, logits.length))
        .isEqualTo(PLAIN.indexOfMax(logits, 0, logits.length));
    assertThat(exponentiated(VECTOR, logits, max, vector))
        .isEqualTo(exponentiated(PLAIN, logits, max, plain));
    assertThat(vector).isEqualTo(plain);
    assertThat(scaled(VECTOR, vector)).isEqualTo(scaled(PLAIN, plain));
    // the exponentials serve as targets
    assertThat(VECTOR.sum(plain)).isEqualTo(PLAIN.sum(plain));
    assertThat(VECTOR.weightedDistance(plain, logits(classes, -3), 0, max))
        .isEqualTo(PLAIN.weightedDistance(plain, logits(classes, -3), 0, max));
    assertThat(subtracted(VECTOR, plain)).isEqualTo(subtracted(PLAIN, plain));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8, 10, 513, 2000})
  void sumTheExponentials(int classes) {
    float[] logits = logits(classes);
    double[] exponentials = new double[logits.length];
    double sum = exponentiated(PLAIN, logits, 9, exponentials);

    double expected = 0;
    for (int c = 0; c < classes; c++) {
      expected += Math.exp((double) logits[c] - 9);
      assertThat(exponentials[c]).isEqualTo(Exponential.of((double) logits[c] - 9));
    }
    assertThat(sum).isCloseTo(expected, within(SUMMATION * expected));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 5, 40})
  void findWhatIsNotZero(int count) {
    float[] elements = new float[96];
    for (int i = 0; i < count; i++) {
      elements[2 * i + 1] = i % 2 == 0 ? Float.NaN : -1;
    }
    for (SoftmaxKernel kernel : new SoftmaxKernel[] {PLAIN, VECTOR}) {
      int[] indices = new int[4];
      int found = kernel.nonZeros(elements, indices);
      if (count > indices.length) {
        assertThat(found).isGreaterThan(indices.length);
      } else {
        assertThat(found).isEqualTo(count);
        for (int i = 0; i < count; i++) {
          assertThat(indices[i]).isEqualTo(2 * i + 1);
        }
      }
    }
  }

  private float[] logits(int classes) {
    float[] logits = logits(classes, Float.NEGATIVE_INFINITY);
    for (int c = 0; c < classes; c++) {
      logits[c] = (float) (3 * random.nextGaussian());
    }
    if (classes > 2) {
      logits[classes - 2] = -200;
      logits[classes / 2] = -Float.MAX_VALUE;
    }
    return logits;
  }

  private static float[] logits(int classes, float value) {
    float[] logits = new float[SoftmaxKernel.paddedLength(classes)];
    Arrays.fill(logits, value);
    return logits;
  }

  /** The same row twice, of which the second must come out as the first. */
  private static double exponentiated(
      SoftmaxKernel kernel, float[] logits, float shift, double[] into) {
    int length = logits.length;
    float[] twice = Arrays.copyOf(logits, 2 * length);
    System.arraycopy(logits, 0, twice, length, length);
    double[] exponentials = new double[2 * length];
    double[] sums = new double[2];
    kernel.exponentiate(twice, new float[] {shift, shift}, exponentials, sums, 2, length);
    assertThat(sums[1]).isEqualTo(sums[0]);
    assertThat(Arrays.copyOfRange(exponentials, length, 2 * length))
        .isEqualTo(Arrays.copyOf(exponentials, length));
    System.arraycopy(exponentials, 0, into, 0, length);
    return sums[0];
  }

  private static float[] scaled(SoftmaxKernel kernel, double[] exponentials) {
    float[] gradient = new float[exponentials.length];
    kernel.scale(exponentials, -0.3, gradient, 0, gradient.length);
    return gradient;
  }

  private static float[] subtracted(SoftmaxKernel kernel, double[] exponentials) {
    float[] gradient = new float[exponentials.length];
    kernel.scaleAndSubtract(exponentials, 0.3, exponentials, 1.7, gradient, 0);
    return gradient;
  }
}
