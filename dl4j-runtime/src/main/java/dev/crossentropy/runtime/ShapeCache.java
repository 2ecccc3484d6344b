package dev.crossentropy.runtime;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.shape.LongShapeDescriptor;
import org.nd4j.linalg.cpu.nativecpu.DirectShapeInfoProvider;

/**
 * Remembers the native descriptions of shapes. ND4J's own provider remembers those of one of its
 * two methods only; the other one, which every array and view goes through, asks native code anew
 * and leaves a buffer to the garbage collector each time. The native memory behind a description is
 * constant and lives as long as the process, with or without this class.
 *
 * <p>{@link NativeRuntime} registers it; ND4J creates it by name.
 */
public final class ShapeCache extends DirectShapeInfoProvider {

  /** A training meets dozens of shapes; sequences of any length are not to fill the heap. */
  private static final int CAPACITY = 4096;

  private final Map<LongShapeDescriptor, Pair<DataBuffer, long[]>> known =
      new ConcurrentHashMap<>();

  @Override
  public Pair<DataBuffer, long[]> createShapeInformation(
      long[] shape,
      long[] stride,
      long elementWiseStride,
      char order,
      DataType dataType,
      boolean empty) {
    long type = 2L * dataType.toInt() + (empty ? 1 : 0);
    LongShapeDescriptor key =
        new LongShapeDescriptor(shape, stride, 0, elementWiseStride, order, type);
    Pair<DataBuffer, long[]> description = known.get(key);
    if (description == null) {
      description =
          super.createShapeInformation(shape, stride, elementWiseStride, order, dataType, empty);
      if (known.size() < CAPACITY) {
        known.put(key, description);
      }
    }
    // ND4J hands the Java copy out to callers, who could change it.
    return Pair.create(description.getFirst(), description.getSecond().clone());
  }
}
