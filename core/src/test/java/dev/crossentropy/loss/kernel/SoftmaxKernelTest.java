package dev.crossentropy.loss.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two kernels against each other, and against what their methods promise. */
class SoftmaxKernelTest {
  private static final SoftmaxKernel PLAIN = new PlainKernel();
  private static final SoftmaxKernel VECTOR = new VectorKernel();
  private static final List<SoftmaxKernel> KERNELS = List.of(PLAIN, VECTOR);

  /** The rounding of sums of up to 2,000 terms in another order. */
  private static final double SUMMATION = 1e-13;

  /** Whatever starts elsewhere than at 0. */
  private static final int AT = 16;

  private final Random random = new Random(5);

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8, 10, 33, 100, 511, 512, 513, 2000})
  void findTheGreatest(int count) {
    float[] numbers = floats(count);
    float expected = Float.NEGATIVE_INFINITY;
    for (int c = AT; c < AT + count; c++) {
      expected = Math.max(expected, numbers[c]);
    }
    numbers[AT - 1] = Float.MAX_VALUE;
    numbers[AT + count] = Float.MAX_VALUE;
    for (SoftmaxKernel kernel : KERNELS) {
      assertThat(kernel.max(numbers, AT, AT + count)).isEqualTo(expected);
    }
    Arrays.fill(numbers, Float.NEGATIVE_INFINITY);
    for (SoftmaxKernel kernel : KERNELS) {
      assertThat(kernel.max(numbers, AT, AT + count)).isEqualTo(Float.NEGATIVE_INFINITY);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8, 10, 100, 511, 512, 513, 2000})
  void agreeToTheLastBit(int count) {
    double[] plain = steps(PLAIN, count);
    double[] vector = steps(VECTOR, count);
    assertThat(vector).isEqualTo(plain);
  }

  /** Everything from the logits to a gradient with soft targets. */
  private static double[] steps(SoftmaxKernel kernel, int count) {
    float[] logits = new SoftmaxKernelTest().floats(count);
    int padded = SoftmaxKernel.paddedLength(count);
    double[] e = new double[2 * AT + padded];
    double[] lanes = new double[2 * SoftmaxKernel.LANES + 1];
    float[] gradient = new float[logits.length];
    kernel.subtract(logits, AT, kernel.max(logits, AT, AT + count), e, AT, count);
    for (int c = 0; c < padded; c++) {
      e[AT + c] = c < count ? Math.max(e[AT + c], Exponential.LEAST) : Exponential.LEAST;
    }
    kernel.exponentiate(e, AT, AT + padded);
    kernel.sumInLanes(e, AT, AT + padded, lanes, 1);
    double[] targets = Arrays.copyOfRange(e, AT, AT + padded);
    double sum = kernel.sum(targets, 0, padded);
    float[] row = Arrays.copyOf(Arrays.copyOfRange(logits, AT, AT + count), padded);
    double distance = kernel.weightedDistance(targets, 0, row, 3, count);
    kernel.subtractTargets(e, AT, 0.3, targets, 0, 1.7, count);
    kernel.scale(e, AT, -0.3, gradient, AT, count);
    double[] all = new double[2 * count + 3];
    for (int c = 0; c < count; c++) {
      all[2 * c] = targets[c];
      all[2 * c + 1] = gradient[AT + c];
    }
    all[2 * count] = SoftmaxKernel.withoutOne(lanes, 1);
    all[2 * count + 1] = sum;
    all[2 * count + 2] = distance;
    return all;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8, 10, 100, 512})
  void agreeNumberByNumber(int count) {
    assertThat(stepsByColumn(VECTOR, count)).isEqualTo(stepsByColumn(PLAIN, count));
  }

  /** Everything from two columns of logits to one of a gradient. */
  private static double[] stepsByColumn(SoftmaxKernel kernel, int count) {
    SoftmaxKernelTest test = new SoftmaxKernelTest();
    float[] first = test.floats(count);
    float[] second = test.floats(count);
    int padded = SoftmaxKernel.paddedLength(count);
    float[] max = Arrays.copyOf(Arrays.copyOfRange(first, AT, AT + count), padded);
    kernel.raise(max, second, AT, count);
    double[] x = new double[AT + padded];
    kernel.subtract(first, AT, max, x, AT, count);
    double[] below = Arrays.copyOfRange(x, AT, AT + count);
    Exponential.clamp(x, AT, AT + padded);
    kernel.exponentiate(x, AT, AT + padded);
    double[] sums = new double[padded];
    double[] belowOne = new double[padded];
    kernel.add(x, AT, sums, belowOne, padded);
    kernel.add(x, AT, sums, belowOne, padded);
    double[] factors = Arrays.copyOf(x, padded);
    float[] gradient = new float[AT + padded];
    kernel.scale(x, AT, factors, gradient, AT, count);
    double[] all = new double[4 * count];
    for (int k = 0; k < count; k++) {
      assertThat(max[k]).isEqualTo(Math.max(first[AT + k], second[AT + k]));
      assertThat(below[k]).isEqualTo((double) first[AT + k] - max[k]);
      all[4 * k] = sums[k];
      all[4 * k + 1] = belowOne[k];
      all[4 * k + 2] = gradient[AT + k];
      all[4 * k + 3] = below[k];
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8, 13, 16, 40})
  void exponentiateAnyNumberOfNumbers(int count) {
    double[] x = new Random(count).doubles(count + 2, -709, 0).toArray();
    for (SoftmaxKernel kernel : KERNELS) {
      double[] e = x.clone();
      kernel.exponentiate(e, 1, 1 + count);
      for (int i = 0; i < x.length; i++) {
        boolean isInside = i >= 1 && i <= count;
        assertThat(e[i]).isEqualTo(isInside ? Exponential.of(x[i]) : x[i]);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 16, 1000, 2000})
  void leaveOneOutOfTheSum(int count) {
    double[] e = random.doubles(count, 0, 1e-20).toArray();
    double expected = Arrays.stream(e).sum() - e[3];
    e[3] = 1;
    assertSum(e, expected);
    // of those that are as great, only one
    expected += 2 - e[0] - e[7];
    e[0] = 1;
    e[7] = 1;
    assertSum(e, expected);
    e[1] = Double.NaN;
    assertSum(e, Double.NaN);
  }

  private static void assertSum(double[] e, double expected) {
    for (SoftmaxKernel kernel : KERNELS) {
      double[] lanes = new double[2 * SoftmaxKernel.LANES];
      kernel.sumInLanes(e, 0, e.length, lanes, 0);
      double actual = SoftmaxKernel.withoutOne(lanes, 0);
      if (Double.isNaN(expected)) {
        assertThat(actual).isNaN();
      } else {
        assertThat(actual).isCloseTo(expected, within(SUMMATION * expected));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 16, 40, 97})
  void findTheOnlyNumberThatIsNotZero(int count) {
    for (SoftmaxKernel kernel : KERNELS) {
      for (float other : new float[] {1, -1, Float.MIN_VALUE, Float.NaN}) {
        for (int place = 0; place < count; place++) {
          float[] elements = new float[count + 3];
          elements[1] = 1;
          elements[count + 2] = 1;
          elements[2 + (place + 2) % count] = -0.0f;
          assertThat(kernel.onlyNonZero(elements, 2, 2 + count)).isEqualTo(SoftmaxKernel.NONE);
          elements[2 + place] = other;
          assertThat(kernel.onlyNonZero(elements, 2, 2 + count)).isEqualTo(place);
          elements[2 + (place + 1) % count] = other;
          assertThat(kernel.onlyNonZero(elements, 2, 2 + count)).isEqualTo(SoftmaxKernel.SEVERAL);
        }
      }
    }
  }

  /** Plain Java never bothers to know. */
  @ParameterizedTest
  @ValueSource(
      floats = {350.001f, -351, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN})
  void knowWhetherNumbersAreModerate(float immoderate) {
    for (int place = 0; place < 40; place++) {
      float[] numbers = new float[48];
      Arrays.fill(numbers, -SoftmaxKernel.MODERATE);
      assertThat(VECTOR.areModerate(numbers, 40)).isTrue();
      numbers[place] = immoderate;
      assertThat(VECTOR.areModerate(numbers, 40)).isFalse();
      assertThat(VECTOR.areModerate(numbers, place)).isTrue();
    }
  }

  private float[] floats(int count) {
    float[] floats = new float[AT + count + AT];
    for (int c = AT; c < AT + count; c++) {
      floats[c] = (float) (3 * random.nextGaussian());
    }
    if (count > 2) {
      floats[AT + count - 2] = -200;
      floats[AT + count / 2] = -Float.MAX_VALUE;
    }
    return floats;
  }
}
