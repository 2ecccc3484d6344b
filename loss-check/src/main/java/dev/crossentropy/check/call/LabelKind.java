package dev.crossentropy.check.call;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;

/** What the labels of a loss are. */
public enum LabelKind {
  /** One class per row: a 1 for the class and 0 for the others. */
  ONE_HOT("one-hot rows") {
    @Override
    public double[] draw(Random random, int outputs) {
      double[] row = new double[outputs];
      row[random.nextInt(outputs)] = 1;
      return row;
    }

    @Override
    boolean admits(double[] row) {
      int ones = 0;
      for (double label : row) {
        if (label != 0 && label != 1) {
          return false;
        }
        ones += (int) label;
      }
      return ones == 1;
    }
  },

  /** One class per row, as its index in a single column. */
  CLASS_INDEX("class indices") {
    @Override
    public double[] draw(Random random, int outputs) {
      return new double[] {random.nextInt(outputs)};
    }

    @Override
    boolean admits(double[] row) {
      return true;
    }

    @Override
    double @Nullable [] without(double[] row, int output) {
      return row[0] == output ? null : new double[] {row[0] > output ? row[0] - 1 : row[0]};
    }
  },

  /** Any number of labels per row: 0 or 1 for each output. */
  SETS("sets of labels (0 or 1 per output)") {
    @Override
    public double[] draw(Random random, int outputs) {
      return random.ints(outputs, 0, 2).asDoubleStream().toArray();
    }

    @Override
    boolean admits(double[] row) {
      return all(row, label -> label == 0 || label == 1);
    }
  },

  /** −1 or 1 for each output, as hinge losses take them. */
  SIGNS("signs (-1 or 1 per output)") {
    @Override
    public double[] draw(Random random, int outputs) {
      return random.ints(outputs, 0, 2).mapToDouble(bit -> 2 * bit - 1).toArray();
    }

    @Override
    boolean admits(double[] row) {
      return all(row, label -> label == -1 || label == 1);
    }
  },

  /**
   * Numbers from 0 to 1 that need not sum to one, as of mixup, distillation or policy gradients.
   */
  SOFT("soft labels (0 to 1 per output)") {
    @Override
    public double[] draw(Random random, int outputs) {
      return random.ints(outputs, 0, 11).mapToDouble(tenths -> tenths / 10.0).toArray();
    }

    @Override
    boolean admits(double[] row) {
      return all(row, label -> label >= 0 && label <= 1) && Arrays.stream(row).sum() > 0;
    }
  },

  /** Positive numbers, which every loss of a regression takes. */
  NUMBERS("positive numbers") {
    @Override
    public double[] draw(Random random, int outputs) {
      return random.doubles(outputs, 0.1, 2).toArray();
    }

    @Override
    boolean admits(double[] row) {
      return all(row, label -> label > 0);
    }
  };

  private final String plural;

  LabelKind(String plural) {
    this.plural = plural;
  }

  /** A row of such labels. */
  public abstract double[] draw(Random random, int outputs);

  /** Whether this is a row of such labels. */
  abstract boolean admits(double[] row);

  /** The row without this output, or null where nothing sensible is left of it. */
  double @Nullable [] without(double[] row, int output) {
    double[] rest = Rows.without(row, output);
    return admits(rest) ? rest : null;
  }

  /** Whether a row of labels has one number per output. */
  public boolean isPerOutput() {
    return this != CLASS_INDEX;
  }

  /** Whether labels are anything else than 0, 1 or something between. */
  public boolean isBeyondZeroAndOne() {
    return this == SIGNS || this == NUMBERS;
  }

  /** Whether labels tell right outputs from wrong ones. */
  public boolean isClassification() {
    return this != NUMBERS && this != SOFT;
  }

  /** The labels as a text in the plural. */
  @Override
  public String toString() {
    return plural;
  }

  private static boolean all(double[] row, DoublePredicate condition) {
    return Arrays.stream(row).allMatch(condition);
  }
}
