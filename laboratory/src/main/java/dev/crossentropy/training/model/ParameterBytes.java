package dev.crossentropy.training.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network's numbers in DL4J's flattened order as little-endian bytes without a header: 64-bit for
 * a network of doubles, otherwise 32-bit, which hold 16-bit numbers exactly. Type and count are the
 * network's, so that nothing in a file needs to be believed.
 */
public final class ParameterBytes {

  private ParameterBytes() {}

  public static byte[] of(INDArray values) {
    boolean wide = values.dataType() == DataType.DOUBLE;
    byte[] bytes = new byte[Math.toIntExact(values.length() * width(values))];
    if (wide) {
      buffer(bytes).asDoubleBuffer().put(values.dup().toDoubleVector());
    } else {
      buffer(bytes).asFloatBuffer().put(values.dup().toFloatVector());
    }
    return bytes;
  }

  /**
   * Puts the values into an array of a network.
   *
   * @throws IllegalArgumentException if they are more or fewer than the array holds
   */
  public static void into(INDArray target, byte[] bytes) {
    if (bytes.length != target.length() * width(target)) {
      throw new IllegalArgumentException(
          "found %,d bytes, expected %,d numbers of %d"
              .formatted(bytes.length, target.length(), width(target)));
    }
    INDArray values;
    if (target.dataType() == DataType.DOUBLE) {
      double[] numbers = new double[bytes.length / Double.BYTES];
      buffer(bytes).asDoubleBuffer().get(numbers);
      values = Nd4j.createFromArray(numbers);
    } else {
      float[] numbers = new float[bytes.length / Float.BYTES];
      buffer(bytes).asFloatBuffer().get(numbers);
      values = Nd4j.createFromArray(numbers);
    }
    target.assign(values.reshape(target.shape()));
  }

  private static int width(INDArray values) {
    return values.dataType() == DataType.DOUBLE ? Double.BYTES : Float.BYTES;
  }

  private static ByteBuffer buffer(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
