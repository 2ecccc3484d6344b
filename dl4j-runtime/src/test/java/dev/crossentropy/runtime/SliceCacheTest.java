package dev.crossentropy.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.TadPack;
import org.nd4j.linalg.cpu.nativecpu.ops.NativeOpExecutioner;
import org.nd4j.linalg.factory.Nd4j;

class SliceCacheTest {

  private final SliceCache cache = new SliceCache();

  @Test
  void slicesEveryArrayAsNd4jDoes() {
    NativeOpExecutioner nd4j = new NativeOpExecutioner();
    INDArray matrix = Nd4j.zeros(4, 3);
    INDArray cube = Nd4j.zeros(2, 3, 4);
    for (INDArray array :
        List.of(matrix, matrix.transpose(), matrix.dup('f'), cube, cube.permute(2, 0, 1))) {
      for (int dimension = 0; dimension < array.rank(); dimension++) {
        TadPack expected = nd4j.tadShapeInfoAndOffsets(array, new int[] {dimension});
        assertEqual(cache.tadShapeInfoAndOffsets(array, new int[] {dimension}), expected);
        assertEqual(cache.tadShapeInfoAndOffsets(array, new int[] {dimension}), expected);
      }
    }
  }

  @Test
  void asksNativeCodeOnceForArraysOfOneShape() {
    assertThat(cache.tadShapeInfoAndOffsets(Nd4j.zeros(4, 3), new int[] {0}))
        .isSameAs(cache.tadShapeInfoAndOffsets(Nd4j.ones(4, 3), new int[] {0}));
  }

  @Test
  void isNotConfusedByCallersThatReuseTheirArray() {
    int[] dimension = {0};
    cache.tadShapeInfoAndOffsets(Nd4j.zeros(4, 3), dimension);
    dimension[0] = 1;

    assertThat(cache.tadShapeInfoAndOffsets(Nd4j.zeros(4, 3), dimension).getTadOffsets().asLong())
        .hasSize(4);
  }

  private static void assertEqual(TadPack actual, TadPack expected) {
    assertThat(actual.getTadShapeInfo().asLong()).isEqualTo(expected.getTadShapeInfo().asLong());
    assertThat(actual.getTadOffsets().asLong()).isEqualTo(expected.getTadOffsets().asLong());
  }
}
