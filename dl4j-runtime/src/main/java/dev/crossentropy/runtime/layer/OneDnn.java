package dev.crossentropy.runtime.layer;

import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Intel's library of convolutions, which some builds of ND4J's natives contain: those with the
 * classifier {@code -onednn}. Deeplearning4j M2.1 has layers' helpers for it and never uses them,
 * for three reasons that docs/onednn.md explains; {@link LeanConvolutionLayer} does.
 */
public final class OneDnn {

  /**
   * The system property that switches it on. Deeplearning4j's own, {@code
   * org.eclipse.deeplearning4j.helpers.disable}, cannot: at {@code false} its layers need a class
   * of an artifact, {@code resources}, that this project leaves out.
   */
  private static final String ENABLED = "dev.crossentropy.runtime.oneDnn";

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

  /** Whether convolutions use it: it is there, and somebody has switched it on. */
  public static boolean isUsed() {
    return Boolean.getBoolean(ENABLED) && isBuiltIn() && Nd4j.getEnvironment().helpersAllowed();
  }
}
