package dev.crossentropy.benchmarks;

/** The engine that the Maven profile {@code pytorch} brings. */
public final class PyTorch {
  public static final String ENGINE = "PyTorch";
  private static final String ENGINE_CLASS = "/ai/djl/pytorch/engine/PtEngine.class";

  private PyTorch() {}

  public static boolean isPresent() {
    return PyTorch.class.getResource(ENGINE_CLASS) != null;
  }

  /**
   * No network, and one thread, unless the command line says otherwise. The engine reads these
   * settings when it loads.
   */
  public static void prepare() {
    setUnlessSet("ai.djl.offline", "true");
    setUnlessSet("ai.djl.pytorch.num_threads", "1");
    setUnlessSet("ai.djl.pytorch.num_interop_threads", "1");
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
