package dev.crossentropy.data.table.file;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Text whose fields are separated by any number of spaces, as text in which one space separates
 * them; those inside quotes and the ends of lines stay.
 */
final class SpacedReader extends FilterReader {

  private static final int NOTHING = -2;

  private int next = NOTHING;
  private boolean inQuotes;
  private boolean atStart = true;

  SpacedReader(Reader text) {
    super(text);
  }

  @Override
  public int read() throws IOException {
    int c = next == NOTHING ? super.read() : next;
    next = NOTHING;
    if (c == Dialect.USUAL_QUOTE) {
      inQuotes = !inQuotes;
    }
    if (!isSpace(c)) {
      atStart = c == '\n' || c == '\r';
      return c;
    }
    while (isSpace(c)) {
      c = super.read();
    }
    if (atStart || c < 0 || c == '\n' || c == '\r') {
      next = c;
      return c < 0 ? -1 : read();
    }
    next = c;
    return Separator.SPACES;
  }

  private boolean isSpace(int c) {
    return !inQuotes && (c == ' ' || c == '\t');
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    int count = 0;
    while (count < length) {
      int c = read();
      if (c < 0) {
        return count == 0 ? -1 : count;
      }
      target[offset + count++] = (char) c;
    }
    return count;
  }
}
