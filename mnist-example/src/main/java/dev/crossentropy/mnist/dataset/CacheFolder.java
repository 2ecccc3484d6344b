package dev.crossentropy.mnist.dataset;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where downloaded datasets are kept. */
final class CacheFolder {

  /** Names the folder outright. */
  static final String VARIABLE = "CROSSENTROPY_CACHE";

  private CacheFolder() {}

  /**
   * {@value #VARIABLE}, else {@code cross-entropy} in {@code XDG_CACHE_HOME}, else in {@code
   * ~/.cache}. A relative {@code XDG_CACHE_HOME} is ignored, as the XDG Base Directory
   * Specification demands.
   */
  static Path of(Map<String, String> environment, Path home) {
    String named = environment.getOrDefault(VARIABLE, "");
    if (!named.isBlank()) {
      return Path.of(named);
    }
    @Nullable String xdg = environment.get("XDG_CACHE_HOME");
    Path caches = xdg != null && Path.of(xdg).isAbsolute() ? Path.of(xdg) : home.resolve(".cache");
    return caches.resolve("cross-entropy");
  }

  /** The folder of this process's environment. */
  static Path ofEnvironment() {
    return of(System.getenv(), Path.of(System.getProperty("user.home")));
  }
}
