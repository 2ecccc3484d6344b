package dev.crossentropy.loss;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/** Chooses the {@link SoftmaxKernel}, by what the JVM and the machine have. */
final class SoftmaxKernels {
  /**
   * Up to so many columns a row gains little from vectors, and much from code that is fast before
   * the JVM has compiled it: interpreted, the Vector API is hundreds of times slower than plain
   * Java.
   */
  private static final int SHORT = 32;

  /** "none", "plain" or "vector", to override the choice, for tests and measurements. */
  private static final String PROPERTY = "dev.crossentropy.loss.kernel";

  private static final @Nullable SoftmaxKernel PLAIN;
  private static final @Nullable SoftmaxKernel LONG;

  static {
    String choice = System.getProperty(PROPERTY, "vector");
    boolean any = !choice.equals("none") && hasFusedMultiplyAdd();
    PLAIN = any ? new PlainKernel() : null;
    LONG = any && choice.equals("vector") && hasVectors() ? new VectorKernel() : PLAIN;
  }

  private SoftmaxKernels() {}

  /** The kernel for rows of so many columns; null if the general arithmetic is faster. */
  static @Nullable SoftmaxKernel of(int columns) {
    return columns <= SHORT ? PLAIN : LONG;
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
