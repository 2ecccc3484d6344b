package dev.crossentropy.report.text;

import dev.crossentropy.statistics.Spread;
import dev.crossentropy.training.RunResult;
import dev.crossentropy.training.prediction.Task;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** A column of the terminal's table of losses, over the runs of one of them. */
record Measurement(String title, Function<List<RunResult>, String> text) {

  private static final Measurement CROSS_ENTROPY =
      new Measurement("cross-entropy", runs -> Spread.of(runs, RunResult::testLoss).text(4));

  private static final Measurement CALIBRATION =
      new Measurement(
          "calibration", runs -> Numbers.fixed(Spread.of(runs, run -> 100 * run.ece()).mean(), 2));

  private static final Measurement SPEED =
      new Measurement(
          "examples/s",
          runs -> Numbers.fixed(Spread.of(runs, RunResult::examplesPerSecond).mean(), 0));

  /** What describes answers of this kind best; the last one may be left out. */
  static List<Measurement> of(Task task) {
    return switch (task) {
      case ONE_CLASS ->
          List.of(
              percent("accuracy %", RunResult::testAccuracy), CROSS_ENTROPY, CALIBRATION, SPEED);
      case LABEL_SET ->
          List.of(
              percent("exact match %", RunResult::testAccuracy),
              percent("Hamming %", RunResult::hammingLoss),
              CROSS_ENTROPY,
              SPEED);
    };
  }

  private static Measurement percent(String title, ToDoubleFunction<RunResult> share) {
    return new Measurement(
        title, runs -> Spread.of(runs, run -> 100 * share.applyAsDouble(run)).text(2));
  }
}
