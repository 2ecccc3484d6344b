package dev.crossentropy.loss.batch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Reads and writes an array where it lies, in memory the JVM can address. */
public abstract class DirectMatrix implements Matrix {
  private final INDArray array;
  private final long rows;
  private final int columns;
  private final long rowStride;
  private final long columnStride;

  DirectMatrix(INDArray array) {
    this.array = array;
    this.rows = array.size(0);
    this.columns = Math.toIntExact(array.size(1));
    this.rowStride = array.stride(0);
    this.columnStride = array.stride(1);
  }

  static Matrix of(INDArray array) {
    DataBuffer data = array.data();
    DataType type = data.dataType();
    // beyond, the indices of an NIO buffer overflow; DataBuffer's own do not
    boolean fitsNioBuffer = data.length() <= Integer.MAX_VALUE / type.width();
    if (!fitsNioBuffer) {
      return new OfAnyType(array, data);
    }
    if (type == DataType.FLOAT) {
      return new FloatMatrix(array, nioBuffer(data).asFloatBuffer());
    }
    if (type == DataType.DOUBLE) {
      return new OfDoubles(array, nioBuffer(data).asDoubleBuffer());
    }
    return SixteenBits.has(type)
        ? new OfSixteenBits(array, nioBuffer(data).asShortBuffer(), SixteenBits.of(type))
        : new OfAnyType(array, data);
  }

  /** The indexer's memory starts at a view's own first element; the buffer's pointer may not. */
  private static ByteBuffer nioBuffer(DataBuffer data) {
    Pointer first = data.indexer().pointer();
    return first.asByteBuffer().order(ByteOrder.nativeOrder());
  }

  /** The array's memory 8 bytes at a time, without what is left over; null if it has gaps. */
  final @Nullable LongBuffer words() {
    boolean packed =
        (columnStride == 1 && (rowStride == columns || rows == 1))
            || (rowStride == 1 && (columnStride == rows || columns == 1));
    DataBuffer data = array().data();
    return packed && data.length() <= Integer.MAX_VALUE / Double.BYTES
        ? nioBuffer(data).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer()
        : null;
  }

  final int bytesPerElement() {
    return array().data().getElementSize();
  }

  @Override
  public final INDArray array() {
    return array;
  }

  @Override
  public final long rows() {
    return rows;
  }

  @Override
  public final int columns() {
    return columns;
  }

  abstract double get(long offset);

  abstract void put(long offset, double value);

  @Override
  public final double get(long row, int column) {
    return get(row * rowStride + column * columnStride);
  }

  /** Whether the numbers of a column, and not those of a row, lie side by side. */
  public final boolean isByColumn() {
    return rowStride == 1 && rows() > 1 && columns() > 1;
  }

  public final boolean rowsAreContiguous() {
    return columnStride == 1;
  }

  final int rowStride() {
    return (int) rowStride;
  }

  final int columnStride() {
    return (int) columnStride;
  }

  final int start(long row) {
    return (int) (row * rowStride);
  }

  public final int offset(long row, int column) {
    return (int) (row * rowStride + column * columnStride);
  }

  @Override
  public void readRow(long row, double[] into) {
    long offset = row * rowStride;
    for (int c = 0; c < into.length; c++) {
      into[c] = get(offset);
      offset += columnStride;
    }
  }

  @Override
  public void writeRow(long row, double[] from) {
    long offset = row * rowStride;
    for (double value : from) {
      put(offset, value);
      offset += columnStride;
    }
  }

  private static final class OfDoubles extends DirectMatrix {
    private final DoubleBuffer elements;

    OfDoubles(INDArray array, DoubleBuffer elements) {
      super(array);
      this.elements = elements;
    }

    @Override
    double get(long offset) {
      return elements.get((int) offset);
    }

    @Override
    void put(long offset, double value) {
      elements.put((int) offset, value);
    }

    @Override
    public void readRow(long row, double[] into) {
      if (rowsAreContiguous()) {
        elements.get(start(row), into);
      } else {
        super.readRow(row, into);
      }
    }

    @Override
    public void writeRow(long row, double[] from) {
      if (rowsAreContiguous()) {
        elements.put(start(row), from);
      } else {
        super.writeRow(row, from);
      }
    }
  }

  private static final class OfSixteenBits extends DirectMatrix {
    private final ShortBuffer elements;
    private final SixteenBits format;

    OfSixteenBits(INDArray array, ShortBuffer elements, SixteenBits format) {
      super(array);
      this.elements = elements;
      this.format = format;
    }

    @Override
    double get(long offset) {
      return format.toDouble(elements.get((int) offset));
    }

    @Override
    void put(long offset, double value) {
      elements.put((int) offset, format.toBits(value));
    }
  }

  /**
   * Integers, booleans and arrays too long for an NIO buffer: one call of the buffer per element.
   */
  static final class OfAnyType extends DirectMatrix {
    private final DataBuffer elements;
    private final @Nullable SixteenBits format;

    OfAnyType(INDArray array, DataBuffer elements) {
      super(array);
      DataType type = elements.dataType();
      this.elements = elements;
      this.format = SixteenBits.has(type) ? SixteenBits.of(type) : null;
    }

    @Override
    double get(long offset) {
      return elements.getDouble(offset);
    }

    @Override
    void put(long offset, double value) {
      elements.put(offset, format == null ? value : format.nearest(value));
    }
  }
}
