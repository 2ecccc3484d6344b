package dev.crossentropy.report.stored;

import java.nio.file.Path;

/** A stored result that cannot be read; the message names the file, the place and what to do. */
public final class ResultException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ResultException(Path file, String problem) {
    super(
        "%s: %s. Name the folder of a finished comparison, or train again."
            .formatted(file, problem));
  }
}
