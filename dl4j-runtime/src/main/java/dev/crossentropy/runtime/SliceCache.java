package dev.crossentropy.runtime;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.TadPack;
import org.nd4j.linalg.cpu.nativecpu.ops.NativeOpExecutioner;

/**
 * ND4J's executioner, with a memory for the way an array is sliced along dimensions: every sum over
 * rows and every bias added to them asks for it. As with {@link ShapeCache}, native code remembers
 * the answers for good, but each question makes two buffers for the garbage collector.
 *
 * <p>{@link NativeRuntime} registers it; ND4J creates it by name.
 */
public final class SliceCache extends NativeOpExecutioner {

  /** A training meets dozens of slicings; sequences of any length are not to fill the heap. */
  private static final int CAPACITY = 1024;

  private final Map<Slicing, TadPack> known = new ConcurrentHashMap<>();

  @Override
  public TadPack tadShapeInfoAndOffsets(INDArray array, int[] dimension) {
    Slicing key = new Slicing(array.shapeInfoJava(), dimension);
    TadPack pack = known.get(key);
    if (pack == null) {
      pack = super.tadShapeInfoAndOffsets(array, dimension);
      if (known.size() < CAPACITY) {
        known.put(new Slicing(key.shape.clone(), dimension.clone()), pack);
      }
    }
    return pack;
  }

  /** A shape description and the dimensions that a slice keeps. */
  private static final class Slicing {

    private final long[] shape;
    private final int[] dimensions;

    Slicing(long[] shape, int[] dimensions) {
      this.shape = shape;
      this.dimensions = dimensions;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Slicing that
          && Arrays.equals(shape, that.shape)
          && Arrays.equals(dimensions, that.dimensions);
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.hashCode(shape) + Arrays.hashCode(dimensions);
    }
  }
}
