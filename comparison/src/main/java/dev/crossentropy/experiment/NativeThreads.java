package dev.crossentropy.experiment;

import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** How many threads ND4J's native code uses inside one operation. */
public final class NativeThreads {

  private NativeThreads() {}

  /**
   * One thread for operations called from this Java thread, and for matrix products everywhere.
   * OpenMP keeps its setting per thread, OpenBLAS for the process.
   */
  public static void useOne() {
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
    Nd4j.factory().blas().setMaxThreads(1);
  }
}
