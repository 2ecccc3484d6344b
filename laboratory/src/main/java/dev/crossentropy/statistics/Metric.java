package dev.crossentropy.statistics;

import dev.crossentropy.training.RunResult;
import dev.crossentropy.training.prediction.Task;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What is compared, and how small a difference is too small to matter. The margins are fixed here,
 * before any result is seen; a verdict means nothing if its margin was chosen afterwards.
 */
public enum Metric {
  /** Half a point: one test digit in two hundred, a quarter of an Iris test flower. */
  TEST_ACCURACY("testAccuracy", 0.005, Direction.HIGHER_IS_BETTER, RunResult::testAccuracy),

  /** A hundredth of a nat: the probability of the true class changes by a factor of 1.01. */
  TEST_LOSS("testLoss", 0.01, Direction.LOWER_IS_BETTER, RunResult::testLoss),

  /** One point between confidence and accuracy. */
  CALIBRATION_ERROR("ece", 0.01, Direction.LOWER_IS_BETTER, RunResult::ece),

  /** Half a point: one label in two hundred. Only where there are several labels. */
  HAMMING_LOSS("hammingLoss", 0.005, Direction.LOWER_IS_BETTER, RunResult::hammingLoss);

  enum Direction {
    HIGHER_IS_BETTER,
    LOWER_IS_BETTER
  }

  private final String field;
  private final double margin;
  private final Direction direction;
  private final ToDoubleFunction<RunResult> reader;

  Metric(String field, double margin, Direction direction, ToDoubleFunction<RunResult> reader) {
    this.field = field;
    this.margin = margin;
    this.direction = direction;
    this.reader = reader;
  }

  /** What is compared; the Hamming loss of a single class is its error rate once more. */
  public static List<Metric> of(Task task) {
    return switch (task) {
      case ONE_CLASS -> List.of(TEST_ACCURACY, TEST_LOSS, CALIBRATION_ERROR);
      case LABEL_SET -> List.of(TEST_ACCURACY, HAMMING_LOSS, TEST_LOSS, CALIBRATION_ERROR);
    };
  }

  /** The field's name in {@code result.json}. */
  public String field() {
    return field;
  }

  /** Differences inside ± this are of no practical importance. */
  public double margin() {
    return margin;
  }

  public double of(RunResult run) {
    return reader.applyAsDouble(run);
  }

  /** +1 if a positive difference is an improvement, otherwise −1. */
  int sign() {
    return direction == Direction.HIGHER_IS_BETTER ? 1 : -1;
  }
}
