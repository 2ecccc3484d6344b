package dev.crossentropy.runtime;

import java.io.Serializable;

/**
 * What {@link NativeRuntime} did about one setting of the native libraries.
 *
 * @param name a system property or an environment variable
 * @param value its value now; empty if it has none
 * @param decision whose value that is
 */
public record NativeSetting(String name, String value, Decision decision) implements Serializable {

  /** Whose value a setting has, and why. */
  public enum Decision {
    /** Ours, in effect. */
    SET("set"),
    /** The user's, which always wins. */
    KEPT("kept, set by the user"),
    /** The library had read its settings before we came; start the process with the setting. */
    TOO_LATE("not set, the library had been loaded already"),
    /** This platform or backend offers no way to set it from inside the process. */
    UNSUPPORTED("not set, impossible on this platform");

    private final String words;

    Decision(String words) {
      this.words = words;
    }
  }

  /** As the provenance tells it: {@code OMP_WAIT_POLICY=PASSIVE (set)}. */
  @Override
  public String toString() {
    return name + (value.isEmpty() ? "" : "=" + value) + " (" + decision.words + ")";
  }
}
