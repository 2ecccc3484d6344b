package dev.crossentropy.loss.batch;

import org.bytedeco.javacpp.indexer.Bfloat16Indexer;
import org.bytedeco.javacpp.indexer.HalfIndexer;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The 16-bit formats. A double is rounded to them once, to nearest, ties to even; by way of a float
 * it would be rounded twice. JavaCPP's conversions then find nothing left to round.
 */
enum SixteenBits {
  HALF(11, -14, 65504) {
    @Override
    double toDouble(short bits) {
      return HalfIndexer.toFloat(bits);
    }

    @Override
    short toBits(double value) {
      return (short) HalfIndexer.fromFloat((float) nearest(value));
    }
  },

  /** The upper half of a float. */
  BFLOAT16(8, Float.MIN_EXPONENT, 0x1.FEp127) {
    @Override
    double toDouble(short bits) {
      return Bfloat16Indexer.toFloat(bits);
    }

    @Override
    short toBits(double value) {
      return (short) (Float.floatToIntBits((float) nearest(value)) >>> 16);
    }
  };

  private final int digits;
  private final int leastExponent;
  private final double greatest;

  SixteenBits(int digits, int leastExponent, double greatest) {
    this.digits = digits;
    this.leastExponent = leastExponent;
    this.greatest = greatest;
  }

  static boolean has(DataType type) {
    return type == DataType.FLOAT16 || type == DataType.BFLOAT16;
  }

  static SixteenBits of(DataType type) {
    return type == DataType.FLOAT16 ? HALF : BFLOAT16;
  }

  abstract double toDouble(short bits);

  abstract short toBits(double value);

  /** The nearest number that the format has, ±∞ beyond the greatest. */
  double nearest(double value) {
    int exponent = Math.max(Math.getExponent(value), leastExponent);
    double ulp = Math.scalb(1.0, exponent - digits + 1);
    // Math.rint takes ties to even; dividing by a power of two is exact
    double rounded = Math.rint(value / ulp) * ulp;
    return Math.abs(rounded) > greatest ? rounded * Double.POSITIVE_INFINITY : rounded;
  }
}
