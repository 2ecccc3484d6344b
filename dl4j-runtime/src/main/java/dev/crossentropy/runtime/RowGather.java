package dev.crossentropy.runtime;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Copies examples out of an array of many into an array that is used again and again. {@link
 * INDArray#getRows} would run native operations for every row, and leave an array outside the heap
 * to the garbage collector for every mini-batch.
 */
public final class RowGather {

  private final INDArray source;
  private final BytePointer from;
  private final long rowBytes;
  private final Map<Integer, INDArray> targets = new HashMap<>();

  /**
   * @param examples along the first dimension, of any rank
   */
  public RowGather(INDArray examples) {
    source = isPlain(examples) ? examples : examples.dup('c');
    from = new BytePointer(source.data().pointer());
    rowBytes = source.length() / source.size(0) * source.dataType().width();
  }

  /** Whether the rows lie one after the other from the start of the array's memory. */
  private static boolean isPlain(INDArray array) {
    return array.ordering() == 'c' && !array.isView() && array.elementWiseStride() == 1;
  }

  /** The rows {@code order[start]} to {@code order[end - 1]}; valid until the next call. */
  public INDArray gather(int[] order, int start, int end) {
    INDArray target = targets.computeIfAbsent(end - start, this::allocate);
    BytePointer to = new BytePointer(target.data().pointer());
    for (int i = start; i < end; i++) {
      Pointer.memcpy(
          to.position((i - start) * rowBytes), from.position(order[i] * rowBytes), rowBytes);
    }
    return target;
  }

  private INDArray allocate(int rows) {
    long[] shape = Arrays.copyOf(source.shape(), source.rank());
    shape[0] = rows;
    return Nd4j.createUninitialized(source.dataType(), shape, 'c');
  }
}
