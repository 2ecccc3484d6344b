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

  /**
   * One number for each output.
   *
   * @param least the least number that is legal
   * @param greatest the greatest number that is legal
   * @param expected says so
   */
  record Dense(Matrix labels, double least, double greatest, String expected) implements Targets {

    /** One-hot, soft, or any other row of finite numbers. */
    public static Dense ofNumbers(Matrix labels) {
      return new Dense(labels, -Double.MAX_VALUE, Double.MAX_VALUE, "a finite number");
    }

    public static Dense ofProbabilities(Matrix labels) {
      return new Dense(labels, 0, 1, "in [0, 1]");
    }

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
        } else if (!(into[c] >= least && into[c] <= greatest)) {
          throw new IllegalArgumentException(
              "labels, row "
                  + row
                  + ", column "
                  + c
                  + ": target "
                  + into[c]
                  + " is not "
                  + expected
                  + "; mask the row if it has no target");
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
