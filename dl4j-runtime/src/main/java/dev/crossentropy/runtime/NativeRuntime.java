package dev.crossentropy.runtime;

import dev.crossentropy.runtime.NativeSetting.Decision;
import dev.crossentropy.runtime.layer.OneDnn;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Makes the native libraries under ND4J spend their time on arithmetic. Call {@link #prepare()}
 * first thing in {@code main}, before any class of ND4J or JavaCPP loads: the libraries read these
 * settings once. It is of use to any program that trains with DL4J on CPUs.
 *
 * <p>What it sets, unless the user has:
 *
 * <ul>
 *   <li>{@code org.bytedeco.javacpp.maxPhysicalBytes=0}. Otherwise JavaCPP asks the operating
 *       system for the size of the process at every allocation, a third of the time of a small
 *       network's iteration. The check guards against using more than four times the maximum heap;
 *       without it arrays outside workspaces live until the next garbage collection, however large
 *       they are.
 *   <li>{@code OMP_WAIT_POLICY=PASSIVE}. Otherwise OpenMP's idle threads spin between two
 *       operations and take the cores from those that work. It matters where an operation uses
 *       several threads.
 *   <li>{@code shapeinfoprovider} and {@code opexec}, ND4J's properties for the classes that
 *       describe arrays to native code and run operations: {@link ShapeCache} and {@link
 *       SliceCache}. Otherwise every array, view and sum over rows asks native code for what it has
 *       answered before; another third of a small network's iteration.
 * </ul>
 *
 * <p>What remains after that is arithmetic, some of it superfluous: see {@link LeanNetwork}, which
 * is chosen per network and not per process.
 *
 * <p>What it leaves alone, and why:
 *
 * <ul>
 *   <li>{@code org.bytedeco.javacpp.noPointerGC}: faster again, but memory that nobody closes is
 *       never freed, and DL4J relies on that in every iteration.
 *   <li>ND4J's periodic garbage collection: its CPU backend has none.
 *   <li>{@code OPENBLAS_CORETYPE}: an OpenBLAS that knows the CPU chooses better than we could; see
 *       {@link #blas()} for what it chose.
 * </ul>
 */
public final class NativeRuntime {

  private static final String MAX_PHYSICAL_BYTES = "org.bytedeco.javacpp.maxPhysicalBytes";

  /** Who has set one of these in any spelling that JavaCPP knows has thought about memory. */
  private static final List<String> MEMORY_LIMITS =
      List.of(
          MAX_PHYSICAL_BYTES,
          "org.bytedeco.javacpp.maxphysicalbytes",
          "org.bytedeco.javacpp.maxBytes",
          "org.bytedeco.javacpp.maxbytes");

  private static final String NO_CHECK = "0";

  private static final String WAIT_POLICY = "OMP_WAIT_POLICY";

  /** Settings of GNU's and LLVM's OpenMP that decide the same as {@link #WAIT_POLICY}. */
  private static final List<String> WAIT_POLICIES =
      List.of(WAIT_POLICY, "GOMP_SPINCOUNT", "KMP_BLOCKTIME");

  private static final String ND4J_LIBRARY = "libnd4jcpu";

  /** It has classes of its own in the place of ours. */
  private static final String CUDA_BACKEND = "/org/nd4j/linalg/jcublas/JCublasBackend.class";

  private static List<NativeSetting> settings = List.of();

  private NativeRuntime() {}

  /**
   * Settles all settings; calls after the first one change nothing.
   *
   * @return what was decided
   */
  public static synchronized List<NativeSetting> prepare() {
    if (settings.isEmpty()) {
      settings =
          List.of(
              passiveWaiting(),
              noMemoryCheck(),
              replaced("shapeinfoprovider", ShapeCache.class),
              replaced("opexec", SliceCache.class));
    }
    return settings;
  }

  /** What {@link #prepare()} decided; empty if it has not been called. */
  public static synchronized List<NativeSetting> settings() {
    return settings;
  }

  private static NativeSetting passiveWaiting() {
    for (String name : WAIT_POLICIES) {
      String value = System.getenv(name);
      if (value != null) {
        return new NativeSetting(name, value, Decision.KEPT);
      }
    }
    if (NativeProcess.hasLoaded("libgomp")) {
      return new NativeSetting(WAIT_POLICY, "", Decision.TOO_LATE);
    }
    return NativeProcess.setEnvironment(WAIT_POLICY, "PASSIVE")
        ? new NativeSetting(WAIT_POLICY, "PASSIVE", Decision.SET)
        : new NativeSetting(WAIT_POLICY, "", Decision.UNSUPPORTED);
  }

  private static NativeSetting noMemoryCheck() {
    for (String name : MEMORY_LIMITS) {
      String value = System.getProperty(name);
      if (value != null) {
        return new NativeSetting(name, value, Decision.KEPT);
      }
    }
    System.setProperty(MAX_PHYSICAL_BYTES, NO_CHECK);
    if (Pointer.maxPhysicalBytes() == 0) {
      return new NativeSetting(MAX_PHYSICAL_BYTES, NO_CHECK, Decision.SET);
    }
    System.clearProperty(MAX_PHYSICAL_BYTES);
    return new NativeSetting(
        MAX_PHYSICAL_BYTES, Long.toString(Pointer.maxPhysicalBytes()), Decision.TOO_LATE);
  }

  private static NativeSetting replaced(String property, Class<?> replacement) {
    String value = System.getProperty(property);
    if (value != null) {
      return new NativeSetting(property, value, Decision.KEPT);
    }
    if (NativeProcess.hasLoaded(ND4J_LIBRARY)) {
      return new NativeSetting(property, "", Decision.TOO_LATE);
    }
    if (NativeRuntime.class.getResource(CUDA_BACKEND) != null) {
      return new NativeSetting(property, "", Decision.UNSUPPORTED);
    }
    System.setProperty(property, replacement.getName());
    return new NativeSetting(property, replacement.getName(), Decision.SET);
  }

  /**
   * One native thread for operations called from this Java thread, and for matrix products
   * everywhere: OpenMP keeps its number per thread, OpenBLAS for the process. Independent trainings
   * side by side, each on one thread, beat one after the other on many, and their results do not
   * depend on the number of cores.
   */
  public static void useOneThread() {
    Nd4j.getBackend(); // two threads that load ND4J by different classes can wait for each other
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
    Nd4j.factory().blas().setMaxThreads(1);
  }

  /** How many native threads an operation called from this Java thread may use. */
  public static int threads() {
    Nd4j.getBackend();
    return Math.max(
        NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads(),
        Nd4j.factory().blas().getMaxThreads());
  }

  /**
   * The matrix library in use and the processor that its kernels are made for, as it says itself:
   * {@code OpenBLAS 0.3.31 DYNAMIC_ARCH NO_AFFINITY SkylakeX MAX_THREADS=64}. Training takes twice
   * as long or more where it names a processor much older than this machine's.
   */
  public static String blas() {
    Nd4j.getBackend();
    return NativeProcess.text("openblas_get_config")
        .orElseGet(() -> Nd4j.factory().blas().getBlasVendor().name());
  }

  /**
   * What computes the convolutions of a {@link LeanNetwork}: {@code oneDNN} where ND4J's natives
   * have it, which are those with the classifier {@code -onednn}, and the system property {@code
   * dev.crossentropy.runtime.oneDnn=true} switches it on; else {@code patches}, which need the
   * matrix library alone.
   */
  public static String convolutions() {
    if (OneDnn.isUsed()) {
      return "oneDNN";
    }
    return OneDnn.isBuiltIn() ? "patches (oneDNN is switched off)" : "patches (no oneDNN)";
  }
}
