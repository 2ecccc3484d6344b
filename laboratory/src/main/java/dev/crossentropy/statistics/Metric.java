package dev.crossentropy.statistics;

import dev.crossentropy.training.prediction.Task;
import java.util.List;

/**
 * What is compared, and how small a difference is too small to matter. A margin is fixed before any
 * result is seen; a verdict means nothing if its margin was chosen afterwards.
 *
 * @param field names it in {@code result.json}
 * @param name in the middle of a sentence
 * @param margin differences inside ± this are of no practical importance
 */
public record Metric(String field, String name, Unit unit, double margin, Direction better) {

  /** Which way is an improvement. */
  public enum Direction {
    HIGHER,
    LOWER
  }

  /** How values are written: shares of one as percentage points, losses in nats. */
  public enum Unit {
    POINTS(100),
    NATS(1);

    private final int factor;

    Unit(int factor) {
      this.factor = factor;
    }

    /** From the stored value to the written one. */
    public int factor() {
      return factor;
    }
  }

  /** Half a point: one test digit in two hundred, a quarter of an Iris test flower. */
  public static final Metric TEST_ACCURACY =
      new Metric("testAccuracy", "accuracy", Unit.POINTS, 0.005, Direction.HIGHER);

  /** A hundredth of a nat: the probability of the true class changes by a factor of 1.01. */
  public static final Metric TEST_LOSS =
      new Metric("testLoss", "cross-entropy", Unit.NATS, 0.01, Direction.LOWER);

  /** One point between confidence and accuracy. */
  public static final Metric CALIBRATION_ERROR =
      new Metric("ece", "calibration error", Unit.POINTS, 0.01, Direction.LOWER);

  /** Half a point: one label in two hundred. Only where there are several labels. */
  public static final Metric HAMMING_LOSS =
      new Metric("hammingLoss", "Hamming loss", Unit.POINTS, 0.005, Direction.LOWER);

  /** What is compared; the Hamming loss of a single class is its error rate once more. */
  public static List<Metric> of(Task task) {
    return switch (task) {
      case ONE_CLASS -> List.of(TEST_ACCURACY, TEST_LOSS, CALIBRATION_ERROR);
      case LABEL_SET ->
          List.of(
              new Metric("testAccuracy", "exact match", Unit.POINTS, 0.005, Direction.HIGHER),
              HAMMING_LOSS,
              TEST_LOSS,
              CALIBRATION_ERROR);
    };
  }

  /** The same metric with another margin, in the metric's own scale: 0.005 for half a point. */
  public Metric withMargin(double other) {
    return new Metric(field, name, unit, other, better);
  }

  /** Whether both measure the same, whatever their margins. */
  public boolean is(Metric other) {
    return field.equals(other.field);
  }
}
