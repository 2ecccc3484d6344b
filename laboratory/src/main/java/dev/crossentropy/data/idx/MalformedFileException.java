package dev.crossentropy.data.idx;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A data file does not hold what its format says. The message is one line: the file, the byte, what
 * was found, what was expected, and what to do.
 */
public final class MalformedFileException extends IOException {

  private static final long serialVersionUID = 1L;

  private final String file;
  private final long offset;

  /**
   * @param offset where the file goes wrong, counted in its unpacked content
   * @param found what is there, to follow the word "found"
   * @param expected what should be there, to follow the word "expected"
   * @param advice what the user can do: a clause without its full stop
   */
  public MalformedFileException(
      String file, long offset, String found, String expected, String advice) {
    this(file, offset, found, expected, advice, null);
  }

  MalformedFileException(
      String file,
      long offset,
      String found,
      String expected,
      String advice,
      @Nullable Throwable cause) {
    super(
        "%s, byte %d: found %s, expected %s; %s".formatted(file, offset, found, expected, advice),
        cause);
    this.file = file;
    this.offset = offset;
  }

  public String file() {
    return file;
  }

  public long offset() {
    return offset;
  }
}
