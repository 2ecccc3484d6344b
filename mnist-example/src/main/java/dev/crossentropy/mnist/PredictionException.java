package dev.crossentropy.mnist;

import java.nio.file.Path;

/** A model or a picture that cannot be used; the message says which and why. */
final class PredictionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PredictionException(Path file, String problem) {
    super(file + ": " + problem);
  }

  PredictionException(Path file, String problem, Throwable cause) {
    super(file + ": " + problem, cause);
  }
}
