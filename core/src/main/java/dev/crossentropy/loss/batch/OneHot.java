package dev.crossentropy.loss.batch;

import java.nio.LongBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows of labels in which one number alone is not 0. Memory is searched in its own order
 * and 8 bytes at a time, whatever the labels' type: nearly all of it is zeros.
 */
final class OneHot {
  /** Where a row has no such number, or several. */
  static final int NONE = -1;

  private static final int SEVERAL = -2;

  /** Words that are copied at a time: 4 KiB, from the first-level cache into it. */
  private static final int BLOCK = 512;

  private final DirectMatrix labels;
  private final int bytes;
  private final boolean isByColumn;
  private final int length;
  private final int[] columns;

  /** How many numbers other than 0 may still be found until the rows are taken to be dense. */
  private long patience;

  private OneHot(DirectMatrix labels) {
    this.labels = labels;
    this.bytes = labels.bytesPerElement();
    this.isByColumn = labels.isByColumn();
    this.length = (int) (isByColumn ? labels.rows() : labels.columns());
    this.columns = new int[Math.toIntExact(labels.rows())];
    this.patience = 2 * labels.rows();
    Arrays.fill(columns, NONE);
  }

  /** The column of each row's only number that is not 0; null if most rows have several. */
  static int @Nullable [] columns(DirectMatrix labels) {
    OneHot search = new OneHot(labels);
    LongBuffer words = labels.words();
    boolean found = words == null ? search.searchElements(0) : search.searchWords(words);
    return found ? search.columns : null;
  }

  private boolean searchWords(LongBuffer words) {
    long[] block = new long[BLOCK];
    for (int start = 0; start < words.capacity(); start += BLOCK) {
      int count = Math.min(BLOCK, words.capacity() - start);
      words.get(start, block, 0, count);
      Arrays.fill(block, count, BLOCK, 0);
      for (int i = 0; i < count; i += 4) {
        if ((block[i] | block[i + 1] | block[i + 2] | block[i + 3]) != 0) {
          for (int j = i; j < i + 4; j++) {
            lookInto(block[j], start + j);
          }
          if (patience < 0) {
            return false;
          }
        }
      }
    }
    return searchElements((long) words.capacity() * Long.BYTES / bytes);
  }

  /** The first element of a word is in its low bits. */
  private void lookInto(long word, long place) {
    long index = place * Long.BYTES / bytes;
    long rest = word;
    while (rest != 0) {
      int skipped = Long.numberOfTrailingZeros(rest) / (Byte.SIZE * bytes);
      look(index + skipped);
      index += skipped + 1;
      // in two steps: a shift by 64 would be one by 0
      rest = (rest >>> (Byte.SIZE * bytes * skipped)) >>> (Byte.SIZE * bytes - 1) >>> 1;
    }
  }

  private boolean searchElements(long first) {
    long end = labels.rows() * labels.columns();
    for (long index = first; index < end && patience >= 0; index++) {
      look(index);
    }
    return patience >= 0;
  }

  private void look(long index) {
    int row = (int) (isByColumn ? index % length : index / length);
    int column = (int) (isByColumn ? index / length : index % length);
    // not so for -0.0, whose bits are not 0
    if (labels.get(row, column) != 0) {
      columns[row] = columns[row] == NONE ? column : SEVERAL;
      patience--;
    }
  }
}
