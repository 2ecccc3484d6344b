package dev.crossentropy.training.model;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Set;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A vector as {@code Nd4j.write} stores it, read without ND4J: shape information, then numbers,
 * each after a header of allocation mode, length and type. Strides are not used: the numbers lie
 * one after the other.
 */
final class SavedArray {

  private static final int MOST_DIMENSIONS = 2;

  /** Besides two numbers a dimension: rank, extras, element-wise stride, order. */
  private static final int REST_OF_SHAPE = 4;

  private static final Set<String> FLOATING = Set.of("FLOAT", "DOUBLE");

  private final double[] numbers;

  private SavedArray(double[] numbers) {
    this.numbers = numbers;
  }

  static SavedArray read(byte[] bytes) throws IOException {
    return read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  static SavedArray read(DataInputStream in) throws IOException {
    try {
      long length = shape(in);
      in.readUTF();
      long stated = in.readLong();
      String type = in.readUTF();
      if (stated != length || !FLOATING.contains(type)) {
        throw new IOException(
            "an array of %d numbers of type %s, expected %d of type FLOAT or DOUBLE"
                .formatted(stated, type, length));
      }
      boolean wide = type.equals("DOUBLE");
      if (length > in.available() / (wide ? Double.BYTES : Float.BYTES)) {
        throw new EOFException();
      }
      double[] numbers = new double[(int) length];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = wide ? in.readDouble() : in.readFloat();
      }
      return new SavedArray(numbers);
    } catch (EOFException e) {
      throw new IOException("an array that ends before its last number", e);
    }
  }

  /** Returns the number of elements. */
  private static long shape(DataInputStream in) throws IOException {
    in.readUTF();
    long size = in.readLong();
    String type = in.readUTF();
    if (!type.equals("LONG") || size < REST_OF_SHAPE) {
      throw new IOException("an array whose shape is of type %s".formatted(type));
    }
    long rank = in.readLong();
    if (rank < 0 || rank > MOST_DIMENSIONS || size != 2 * rank + REST_OF_SHAPE) {
      throw new IOException(
          "an array of %d dimensions, expected at most %d".formatted(rank, MOST_DIMENSIONS));
    }
    long length = 1;
    for (int i = 0; i < rank; i++) {
      long dimension = in.readLong();
      if (dimension < 1 || dimension > Integer.MAX_VALUE) {
        throw new IOException("an array with a dimension of %d".formatted(dimension));
      }
      length *= dimension;
    }
    for (long i = 1 + rank; i < size; i++) {
      in.readLong();
    }
    return length;
  }

  void requireLength(String what, long expected) throws IOException {
    if (numbers.length != expected) {
      throw new IOException("%d %s, expected %d".formatted(numbers.length, what, expected));
    }
  }

  int length() {
    return numbers.length;
  }

  INDArray values(DataType type) {
    return Nd4j.createFromArray(numbers).castTo(type);
  }
}
