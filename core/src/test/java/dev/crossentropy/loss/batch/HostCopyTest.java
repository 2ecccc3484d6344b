package dev.crossentropy.loss.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** An array that is copied to the host and back is the same as one that is read where it lies. */
class HostCopyTest {
  private static final int ROWS = 5;
  private static final int COLUMNS = 7;

  private final Random random = new Random(1);

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"DOUBLE", "FLOAT", "HALF", "BFLOAT16", "INT", "BOOL"})
  void readsTheSameNumbers(DataType type) {
    for (INDArray array : arrays(type)) {
      assertThat(numbers(HostCopy.of(array))).isDeepEqualTo(numbers(DirectMatrix.of(array)));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"DOUBLE", "FLOAT", "HALF", "BFLOAT16"})
  void writesTheSameBits(DataType type) {
    for (INDArray array : arrays(type)) {
      Matrix copied = HostCopy.of(array);
      Matrix direct = DirectMatrix.of(array.dup());
      for (int row = 0; row < ROWS; row++) {
        double[] values = random.doubles(COLUMNS, -3, 3).toArray();
        // between a tie of BFLOAT16 and a float: rounding twice goes astray
        values[0] = 1 + 0x1p-8 + 0x1p-40;
        copied.writeRow(row, values);
        direct.writeRow(row, values);
      }
      copied.finish();

      assertThat(numbers(DirectMatrix.of(array))).isDeepEqualTo(numbers(direct));
    }
  }

  @Test
  void leavesAnArrayAloneInWhichNothingIsWritten() {
    INDArray array = Nd4j.zeros(DataType.FLOAT, ROWS, COLUMNS);
    Matrix copied = HostCopy.of(array);
    array.assign(1);
    copied.finish();

    assertThat(array.minNumber().doubleValue()).isEqualTo(1);
  }

  /** In either ordering, and as a view with gaps. */
  private static INDArray[] arrays(DataType type) {
    INDArray numbers = Nd4j.randn(DataType.DOUBLE, ROWS, 2 * COLUMNS).muli(3);
    INDArray view = numbers.castTo(type).get(all(), interval(0, 2, 2 * COLUMNS));
    return new INDArray[] {view, view.dup('c'), view.dup('f')};
  }

  private static double[][] numbers(Matrix matrix) {
    double[][] numbers = new double[ROWS][COLUMNS];
    for (int row = 0; row < ROWS; row++) {
      matrix.readRow(row, numbers[row]);
    }
    return numbers;
  }
}
