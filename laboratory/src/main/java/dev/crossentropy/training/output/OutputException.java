package dev.crossentropy.training.output;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Results that cannot be stored; the message names the file and the reason. */
public final class OutputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public OutputException(Path path, String problem, IOException cause) {
    super(
        "%s %s: %s. Choose another folder with --output, or make room or permissions there."
            .formatted(path, problem, reason(cause)),
        cause);
  }

  private OutputException(String message) {
    super(message);
  }

  static OutputException notWritable(Path folder, IOException cause) {
    return new OutputException(folder, "cannot be written to", cause);
  }

  /** Another command, as a rule another process, is at work there. */
  static OutputException inUse(Path folder) {
    return new OutputException(
        "%s is in use: another command is writing its results there. Wait until that one has ended, or choose another folder with --output."
            .formatted(folder));
  }

  private static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof FileAlreadyExistsException) {
      return "a file of that name is in the way";
    }
    if (cause instanceof FileSystemException e && e.getReason() != null) {
      return e.getReason().toLowerCase(java.util.Locale.ROOT);
    }
    return String.valueOf(cause.getMessage());
  }
}
