package dev.crossentropy.loss;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/** Chooses the {@link SoftmaxKernel}, by what the JVM and the machine have. */
final class SoftmaxKernels {
  /** "none", "plain" or "vector", to override the choice, for tests and measurements. */
  private static final String PROPERTY = "dev.crossentropy.loss.kernel";

  private static final boolean FAST;
  private static final SoftmaxKernel FASTEST;

  static {
    String choice = System.getProperty(PROPERTY, "vector");
    FAST = !choice.equals("none") && hasFusedMultiplyAdd();
    FASTEST = choice.equals("vector") && hasVectors() ? new VectorKernel() : new PlainKernel();
  }

  private SoftmaxKernels() {}

  /** Whether kernels are faster than the general arithmetic. */
  static boolean areFast() {
    return FAST;
  }

  static SoftmaxKernel fastest() {
    return FASTEST;
  }

  /** Without the instruction, {@link Math#fma} goes through BigDecimal. */
  private static boolean hasFusedMultiplyAdd() {
    try {
      HotSpotDiagnosticMXBean jvm =
          ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
      return jvm != null && Boolean.parseBoolean(jvm.getVMOption("UseFMA").getValue());
    } catch (IllegalArgumentException | LinkageError anotherJvm) {
      return false;
    }
  }

  private static boolean hasVectors() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }
}
