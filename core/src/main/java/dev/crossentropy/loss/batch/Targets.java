package dev.crossentropy.loss.batch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The targets of a batch, as rows of one number per class whatever form they came in. */
public sealed interface Targets {

  /** Whether the row is of an ignored class. */
  boolean ignores(long row);

  /**
   * The targets of one row. Those whose mask is 0 are not looked at and become 0.
   *
   * @throws IllegalArgumentException naming the row and the value, if a target is not legal
   */
  void readRow(long row, double @Nullable [] mask, double[] into);

  /** One finite number per class: one-hot, soft, or any other row. */
  record Dense(Matrix labels) implements Targets {
    @Override
    public boolean ignores(long row) {
      return false;
    }

    @Override
    public void readRow(long row, double @Nullable [] mask, double[] into) {
      labels.readRow(row, into);
      for (int c = 0; c < into.length; c++) {
        if (mask != null && mask[c] == 0) {
          into[c] = 0;
        } else if (!Double.isFinite(into[c])) {
          throw new IllegalArgumentException(
              "labels, row "
                  + row
                  + ", column "
                  + c
                  + ": target "
                  + into[c]
                  + " is not a finite number; mask the row if it has no target");
        }
      }
    }
  }

  /**
   * The number of the true class, in one column.
   *
   * @param ignored ascending
   */
  record ClassIndices(Matrix labels, int classes, int[] ignored) implements Targets {
    @Override
    public boolean ignores(long row) {
      if (ignored.length == 0) {
        return false;
      }
      double index = labels.get(row, 0);
      return index == (int) index && Arrays.binarySearch(ignored, (int) index) >= 0;
    }

    @Override
    public void readRow(long row, double @Nullable [] mask, double[] into) {
      int label = legalIndex(row);
      if (label < 0) {
        throw new IllegalArgumentException(
            "labels, row "
                + row
                + ": class index "
                + asText(labels.get(row, 0))
                + " is not an integer in [0, "
                + classes
                + ")"
                + (ignored.length == 0
                    ? ""
                    : " nor one of ignoreIndex=" + Arrays.toString(ignored)));
      }
      Arrays.fill(into, 0);
      into[label] = mask != null && mask[label] == 0 ? 0 : 1;
    }

    /** The class index of a row, or −1 if what stands there is none. */
    public int legalIndex(long row) {
      double index = labels.get(row, 0);
      return index >= 0 && index < classes && index == Math.rint(index) ? (int) index : -1;
    }

    private static String asText(double index) {
      return index == (long) index ? Long.toString((long) index) : Double.toString(index);
    }
  }
}
