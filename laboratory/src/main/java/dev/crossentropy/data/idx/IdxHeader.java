package dev.crossentropy.data.idx;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The header of an IDX file: two zero bytes, the type, the number of dimensions, and each dimension
 * as an unsigned big-endian 32-bit integer. The first dimension counts the items.
 *
 * <p>Example: {@code 00 00 08 03 00 00 EA 60 00 00 00 1C 00 00 00 1C} opens MNIST's 60,000 training
 * images of 28×28 unsigned bytes.
 *
 * <p>Source: Y. LeCun, C. Cortes, C. Burges, <i>The MNIST database of handwritten digits</i>, "the
 * IDX file format".
 */
public record IdxHeader(IdxType type, List<Long> dimensions) {

  public IdxHeader {
    dimensions = List.copyOf(dimensions);
  }

  /** Unsigned bytes of the given dimensions. */
  public static IdxHeader ubyte(long... dimensions) {
    return new IdxHeader(IdxType.UBYTE, Arrays.stream(dimensions).boxed().toList());
  }

  public int rank() {
    return dimensions.size();
  }

  public long items() {
    return dimensions.get(0);
  }

  /** Bytes of one item: of one image, of one label. */
  public long itemBytes() {
    return saturatedProduct(dimensions.subList(1, rank()), type.bytes());
  }

  /** Bytes that must follow the header; {@link Long#MAX_VALUE} stands for anything larger. */
  public long payloadBytes() {
    return saturatedProduct(dimensions, type.bytes());
  }

  /** The header's own size: the magic number and four bytes for each dimension. */
  public int headerBytes() {
    return Integer.BYTES * (1 + rank());
  }

  /** The header as it stands in a file. */
  public byte[] encoded() {
    ByteBuffer bytes = ByteBuffer.allocate(headerBytes());
    bytes.putInt(type.code() << 8 | rank());
    dimensions.forEach(dimension -> bytes.putInt(dimension.intValue()));
    return bytes.array();
  }

  String shape() {
    return dimensions.stream().map(String::valueOf).collect(Collectors.joining("×"));
  }

  private static long saturatedProduct(List<Long> factors, long start) {
    long product = start;
    for (long factor : factors) {
      if (Math.multiplyHigh(product, factor) != 0 || product * factor < 0) {
        return Long.MAX_VALUE;
      }
      product *= factor;
    }
    return product;
  }
}
