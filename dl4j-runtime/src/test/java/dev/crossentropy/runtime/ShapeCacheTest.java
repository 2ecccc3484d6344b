package dev.crossentropy.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.cpu.nativecpu.DirectShapeInfoProvider;

class ShapeCacheTest {

  private static final long[][] SHAPES = {{}, {7}, {2, 3}, {3, 2}, {2, 3, 4}, {1, 5}, {0, 3}};

  private final ShapeCache cache = new ShapeCache();

  @Test
  void describesEveryShapeAsNd4jDoes() {
    DirectShapeInfoProvider nd4j = new DirectShapeInfoProvider();
    for (long[] shape : SHAPES) {
      for (char order : new char[] {'c', 'f'}) {
        for (DataType type : List.of(DataType.FLOAT, DataType.DOUBLE, DataType.INT32)) {
          long[] expected = nd4j.createShapeInformation(shape, order, type).getSecond();
          assertThat(cache.createShapeInformation(shape, order, type).getSecond())
              .as("first time, order %s, %s", order, type)
              .isEqualTo(expected);
          assertThat(cache.createShapeInformation(shape, order, type).getSecond())
              .as("second time, order %s, %s", order, type)
              .isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void asksNativeCodeOnce() {
    assertThat(twoByThree().getFirst()).isSameAs(twoByThree().getFirst());
  }

  @Test
  void survivesCallersThatWriteIntoTheirCopy() {
    long[] copy = twoByThree().getSecond();
    long[] before = copy.clone();
    Arrays.fill(copy, -1);

    assertThat(twoByThree().getSecond()).isEqualTo(before);
  }

  @Test
  void staysRightBeyondItsCapacity() {
    List<Long> lengths = new ArrayList<>();
    for (long length = 1; length <= 5000; length++) {
      lengths.add(
          cache.createShapeInformation(new long[] {length}, 'c', DataType.FLOAT).getSecond()[1]);
    }
    assertThat(lengths).hasSize(5000).isSorted().doesNotHaveDuplicates().endsWith(5000L);
  }

  private Pair<DataBuffer, long[]> twoByThree() {
    return cache.createShapeInformation(new long[] {2, 3}, 'c', DataType.FLOAT);
  }
}
