package dev.crossentropy.training.execution;

import dev.crossentropy.training.EpochResult;
import dev.crossentropy.training.checkpoint.Checkpoint.History;
import dev.crossentropy.training.prediction.BlindGuess;
import dev.crossentropy.training.prediction.Finding;
import dev.crossentropy.training.prediction.Metrics;
import dev.crossentropy.training.prediction.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Looks for what is wrong with a trained network. */
final class Findings {

  /** More than the noise between two epochs of a training that has settled. */
  private static final double CLEARLY_ABOVE = 1.1;

  /** In nats; the margin of a cross-entropy. */
  private static final double MATTERS = 0.01;

  private Findings() {}

  static List<Finding> of(
      History history, int keptEpoch, Predictions predictions, BlindGuess guess) {
    List<Finding> all = new ArrayList<>();
    if (isOverfitted(history, keptEpoch)) {
      all.add(Finding.OVERFITTED);
    }
    if (IntStream.range(1, predictions.size())
        .allMatch(i -> predictions.predictedSet(i).equals(predictions.predictedSet(0)))) {
      all.add(Finding.SAME_ANSWER_FOR_ALL);
    }
    if (Metrics.meanLoss(predictions) > guess.testLoss()) {
      all.add(Finding.WORSE_THAN_BLIND_GUESS);
    }
    return all;
  }

  /** Judged by the validation part where there is one. */
  private static boolean isOverfitted(History history, int keptEpoch) {
    List<Double> losses =
        history.validationLosses().isEmpty()
            ? history.epochs().stream().map(EpochResult::testLoss).toList()
            : history.validationLosses();
    double smallest = losses.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    double kept = losses.get(keptEpoch - 1);
    return kept > CLEARLY_ABOVE * smallest && kept > smallest + MATTERS;
  }
}
