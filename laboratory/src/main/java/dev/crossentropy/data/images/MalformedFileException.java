package dev.crossentropy.data.images;

import java.io.IOException;

/**
 * A data file does not hold what its format says. The message is one line: the file, the byte, what
 * was found, what was expected, and what to do.
 */
public final class MalformedFileException extends IOException {

  private static final long serialVersionUID = 1L;

  /**
   * @param offset where the file goes wrong, counted in its unpacked content
   * @param found what is there, to follow the word "found"
   * @param expected what should be there, to follow the word "expected"
   * @param advice what the user can do: a clause without its full stop
   */
  MalformedFileException(String file, long offset, String found, String expected, String advice) {
    super(
        "%s, byte %d: found %s, expected %s; %s".formatted(file, offset, found, expected, advice));
  }
}
