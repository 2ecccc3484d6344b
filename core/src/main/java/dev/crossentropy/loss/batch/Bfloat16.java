package dev.crossentropy.loss.batch;

/** Conversion to BFLOAT16, the upper half of a float; JavaCPP's own cuts the lower half off. */
public final class Bfloat16 {
  private static final int QUIET_NAN = 0x7fc0;

  private Bfloat16() {}

  /** Rounds to nearest, ties to even. */
  static short nearest(float value) {
    if (Float.isNaN(value)) {
      return (short) QUIET_NAN;
    }
    int bits = Float.floatToRawIntBits(value);
    int lastKeptBit = (bits >>> 16) & 1;
    return (short) ((bits + 0x7fff + lastKeptBit) >>> 16);
  }
}
