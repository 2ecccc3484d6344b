package dev.crossentropy.loss.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class SixteenBitsTest {

  @ParameterizedTest
  @CsvSource({
    // ties go to even
    "HALF, 0x1.002p0, 1",
    "HALF, 0x1.006p0, 0x1.008p0",
    "BFLOAT16, 0x1.01p0, 1",
    "BFLOAT16, 0x1.03p0, 0x1.04p0",
    // a float on the way would make ties of these
    "HALF, 0x1.0020000001p0, 0x1.004p0",
    "HALF, 0x1.001fffffffp0, 1",
    "BFLOAT16, 0x1.0100000001p0, 0x1.02p0",
    // the ends of the range
    "HALF, 65519.99, 65504",
    "HALF, 65520, Infinity",
    "HALF, -65530, -Infinity",
    "HALF, 0x1p-25, 0",
    "HALF, 0x1.8p-25, 0x1p-24",
    "HALF, NaN, NaN",
    "BFLOAT16, 0x1.FEp127, 0x1.FEp127",
    "BFLOAT16, 0x1.FFp127, Infinity",
    "BFLOAT16, NaN, NaN"
  })
  void roundsOnceToNearestEven(SixteenBits format, String value, String expected) {
    double number = Double.parseDouble(value);

    assertThat(format.toDouble(format.toBits(number))).isEqualTo(Double.valueOf(expected));
  }

  @ParameterizedTest
  @EnumSource
  void keepsEveryNumberOfTheFormat(SixteenBits format) {
    for (int bits = 0; bits < 1 << 16; bits++) {
      double number = format.toDouble((short) bits);
      if (!Double.isNaN(number)) {
        assertThat(format.toBits(number)).isEqualTo((short) bits);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void findsNoNumberNearerThanItsOwn(SixteenBits format) {
    Random random = new Random(1);
    for (int draw = 0; draw < 10_000; draw++) {
      double number = random.nextGaussian() * Math.scalb(1.0, random.nextInt(20) - 10);
      short bits = format.toBits(number);
      BigDecimal distance = distance(number, format.toDouble(bits));
      for (int step = -1; step <= 1; step += 2) {
        double neighbour = format.toDouble((short) (bits + step));
        assertThat(distance).isLessThanOrEqualTo(distance(number, neighbour));
      }
    }
  }

  private static BigDecimal distance(double a, double b) {
    return new BigDecimal(a).subtract(new BigDecimal(b)).abs();
  }

  /** As arrays are written that are too long for an NIO buffer. */
  @Test
  void roundsWhatIsWrittenElementByElement() {
    for (DataType type : new DataType[] {DataType.FLOAT16, DataType.BFLOAT16}) {
      INDArray array = Nd4j.create(type, 1, 1);
      double nearlyNext = 1 + 0.9 * (type == DataType.FLOAT16 ? 0x1p-10 : 0x1p-7);
      Matrix matrix = new DirectMatrix.OfAnyType(array, array.data());
      matrix.writeRow(0, new double[] {nearlyNext});

      assertThat(matrix.get(0, 0)).isEqualTo(SixteenBits.of(type).nearest(nearlyNext));
      assertThat(matrix.get(0, 0)).isGreaterThan(1);
    }
  }
}
