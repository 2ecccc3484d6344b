package dev.crossentropy.runtime;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;

/** This process as C sees it: its environment, its libraries, its symbols. */
final class NativeProcess {

  private static final Path MAPPED_FILES = Path.of("/proc/self/maps");

  private NativeProcess() {}

  /**
   * Sets an environment variable for C code that reads it from now on. {@link System#getenv} and
   * processes started from Java do not see it.
   *
   * @return whether that was possible
   */
  static boolean setEnvironment(String name, String value) {
    if (Platform.isWindows()) {
      return false; // each C runtime keeps a copy of its own there
    }
    try {
      Function setenv = NativeLibrary.getInstance(Platform.C_LIBRARY_NAME).getFunction("setenv");
      return setenv.invokeInt(new Object[] {name, value, 1}) == 0;
    } catch (LinkageError e) {
      return false; // JNA has no native part for this platform
    }
  }

  /** Whether a library is loaded; false where the operating system does not tell. */
  static boolean hasLoaded(String library) {
    if (!Files.isReadable(MAPPED_FILES)) {
      return false;
    }
    try (Stream<String> lines = Files.lines(MAPPED_FILES)) {
      return lines.anyMatch(line -> line.contains(library));
    } catch (IOException e) {
      return false;
    }
  }

  /** What a C function without arguments returns as text; empty if no library has it. */
  static Optional<String> text(String function) {
    try {
      org.bytedeco.javacpp.Pointer address = Loader.addressof(function);
      return Optional.ofNullable(address)
          .map(found -> Function.getFunction(new Pointer(found.address())))
          .map(found -> found.invokeString(new Object[0], false).strip());
    } catch (LinkageError e) {
      return Optional.empty();
    }
  }
}
