package dev.crossentropy.check.array;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Equality of results whose sums may run in another order. */
final class Close {

  /** A few thousand roundings of a double. */
  private static final double TOLERANCE = 1e-12;

  private Close() {}

  static boolean to(double a, double b) {
    return a == b || Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(b));
  }

  static boolean to(INDArray a, INDArray b) {
    return a.equalShapes(b) && a.equalsWithEps(b, TOLERANCE);
  }
}
