package dev.crossentropy.loss.kernel;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the {@link SoftmaxKernel}, by what the JVM and the machine have. All return the same
 * bits, so the choice may change from one call to the next.
 */
public final class SoftmaxKernels {
  /** "none", "plain" or "vector", to override the choice, for tests and measurements. */
  private static final String PROPERTY = "dev.crossentropy.loss.kernel";

  private static final String CHOICE = System.getProperty(PROPERTY, "fastest");
  private static final boolean FAST = !CHOICE.equals("none") && hasFusedMultiplyAdd();
  private static final ThreadLocal<PlainKernel> PLAIN = ThreadLocal.withInitial(PlainKernel::new);

  /**
   * So many logits are a second or two of work for the plain kernel, as long as C2 takes to compile
   * the other one. A program that is over before has nothing to gain from it.
   */
  private static final long HEAD_START = 300_000_000;

  /**
   * Loaded at once, in 30 to 50 ms. A second kernel that came later would make C2 throw away all
   * that it has compiled for the only one it knew.
   */
  private static final @Nullable SoftmaxKernel VECTORS = hasVectors() ? new VectorKernel() : null;

  private static final AtomicLong done = new AtomicLong();
  private static volatile boolean isRaceOpen = VECTORS != null && CHOICE.equals("fastest");
  private static volatile @Nullable SoftmaxKernel winner = CHOICE.equals("vector") ? VECTORS : null;

  private SoftmaxKernels() {}

  /** Whether kernels are faster than the general arithmetic. */
  public static boolean areFast() {
    return FAST;
  }

  /**
   * The fastest one, for this thread.
   *
   * @param elements how many logits it is for
   */
  public static SoftmaxKernel fastest(long elements) {
    SoftmaxKernel vectors = winner;
    if (vectors != null) {
      return vectors;
    }
    if (isRaceOpen && done.addAndGet(elements) >= HEAD_START) {
      startRace();
    }
    return PLAIN.get();
  }

  private static synchronized void startRace() {
    if (isRaceOpen && VECTORS != null) {
      isRaceOpen = false;
      KernelRace.start(VECTORS, fastest -> winner = fastest);
    }
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
