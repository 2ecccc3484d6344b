package dev.crossentropy.loss;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the {@link SoftmaxKernel}, by what the JVM and the machine have. All return the same
 * bits, so the choice may change from one call to the next.
 */
final class SoftmaxKernels {
  /** "none", "plain" or "vector", to override the choice, for tests and measurements. */
  private static final String PROPERTY = "dev.crossentropy.loss.kernel";

  private static final String CHOICE = System.getProperty(PROPERTY, "fastest");
  private static final boolean FAST = !CHOICE.equals("none") && hasFusedMultiplyAdd();
  private static final ThreadLocal<PlainKernel> PLAIN = ThreadLocal.withInitial(PlainKernel::new);

  private SoftmaxKernels() {}

  /** Whether kernels are faster than the general arithmetic. */
  static boolean areFast() {
    return FAST;
  }

  /** The fastest one, for this thread. */
  static SoftmaxKernel fastest() {
    SoftmaxKernel vectors = Vectors.kernel;
    return vectors == null ? PLAIN.get() : vectors;
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

  /** Initialised by the first long row, so that a network with few classes pays nothing. */
  private static final class Vectors {
    static volatile @Nullable SoftmaxKernel kernel;

    static {
      if (CHOICE.equals("vector")) {
        kernel = new VectorKernel();
      } else if (CHOICE.equals("fastest") && hasVectors()) {
        KernelRace.start(new VectorKernel(), winner -> kernel = winner);
      }
    }
  }
}
