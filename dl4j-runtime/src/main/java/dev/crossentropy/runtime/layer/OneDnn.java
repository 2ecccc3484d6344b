package dev.crossentropy.runtime.layer;

import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Intel's library of convolutions, which some builds of ND4J's natives contain: those with the
 * classifier {@code -onednn}. Deeplearning4j M2.1 has layers' helpers for it and never uses them,
 * for three reasons that docs/onednn.md explains; {@link LeanConvolutionLayer} does.
 */
public final class OneDnn {

  /** Deeplearning4j's property; it takes a missing one for true. */
  public static final String DISABLED = "org.eclipse.deeplearning4j.helpers.disable";

  private OneDnn() {}

  /** Whether the natives in use were built with it. */
  public static boolean isBuiltIn() {
    Nd4j.getBackend();
    return NativeOpsHolder.getInstance().getDeviceNativeOps().buildInfo().contains("HAVE_ONEDNN");
  }

  static boolean isOnCpu() {
    return "CPU"
        .equalsIgnoreCase(Nd4j.getExecutioner().getEnvironmentInformation().getProperty("backend"));
  }

  /** Whether convolutions use it: it is there, and DL4J's helpers have been switched on. */
  public static boolean isUsed() {
    return "false".equalsIgnoreCase(System.getProperty(DISABLED))
        && isBuiltIn()
        && Nd4j.getEnvironment().helpersAllowed();
  }
}
