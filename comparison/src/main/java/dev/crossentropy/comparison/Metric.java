package dev.crossentropy.comparison;

import dev.crossentropy.experiment.RunResult;
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
  CALIBRATION_ERROR("ece", 0.01, Direction.LOWER_IS_BETTER, RunResult::ece);

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
