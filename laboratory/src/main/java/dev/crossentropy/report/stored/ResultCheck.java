package dev.crossentropy.report.stored;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crossentropy.statistics.ComparedLoss;
import dev.crossentropy.statistics.ComparisonResult;
import dev.crossentropy.statistics.PairedComparison;
import dev.crossentropy.training.RunOutcome;
import dev.crossentropy.training.RunResult;
import dev.crossentropy.training.prediction.Predictions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** What every result made by a comparison fulfils, and a hand-edited one may not. */
final class ResultCheck {

  private final Path file;
  private final ComparisonResult result;

  private ResultCheck(Path file, ComparisonResult result) {
    this.file = file;
    this.result = result;
  }

  static void require(Path file, ComparisonResult result) {
    new ResultCheck(file, result).require();
  }

  /** A number such as 1e400 is none in double precision. */
  static void requireFinite(Path file, JsonNode node) {
    requireFinite(file, "result", node);
  }

  private static void requireFinite(Path file, String place, JsonNode node) {
    if (node.isNumber() && !Double.isFinite(node.doubleValue())) {
      throw new ResultException(file, place + ": the number is too large");
    }
    node.properties()
        .forEach(field -> requireFinite(file, place + "." + field.getKey(), field.getValue()));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      requireFinite(file, place + "[" + i + "]", node.get(i));
    }
  }

  /** The networks of a seed answered the same examples. */
  static void requireSameExamples(Path file, StoredResult stored) {
    Map<Long, Predictions> first = new HashMap<>();
    for (int i = 0; i < stored.predictions().size(); i++) {
      RunOutcome run = stored.result().runs().get(i);
      Predictions rows = stored.predictions().get(i);
      Predictions others = rows.size() == 0 ? null : first.putIfAbsent(run.seed(), rows);
      if (others != null && !hasSameExamples(rows, others)) {
        throw new ResultException(
            file,
            "predictions: %s, seed %d is about other test examples than the first loss"
                .formatted(run.loss(), run.seed()));
      }
    }
  }

  private static boolean hasSameExamples(Predictions one, Predictions other) {
    return one.size() == other.size()
        && IntStream.range(0, one.size())
            .allMatch(i -> one.row(i) == other.row(i) && one.isSameTruth(other, i));
  }

  private void require() {
    requireThat(!result.losses().isEmpty(), "losses: expected at least one, found none");
    requireThat(!result.classNames().isEmpty(), "classNames: expected at least one, found none");
    Set<String> names = new HashSet<>();
    for (ComparedLoss loss : result.losses()) {
      requireThat(names.add(loss.name()), "losses: '%s' is named twice".formatted(loss.name()));
    }
    for (RunOutcome run : result.runs()) {
      requireThat(
          names.contains(run.loss()), "runs: '%s' is none of the losses".formatted(run.loss()));
    }
    for (RunResult run : result.trained()) {
      requireThat(
          !run.epochs().isEmpty(),
          "runs: %s, seed %d has no epochs".formatted(run.loss(), run.seed()));
      requireThat(
          run.classes().size() == result.classNames().size(),
          "runs: %s, seed %d has measurements of %d classes, expected %d"
              .formatted(run.loss(), run.seed(), run.classes().size(), result.classNames().size()));
    }
    requireSameSeeds();
    for (PairedComparison comparison : result.comparisons()) {
      requireThat(
          names.contains(comparison.baseline()) && names.contains(comparison.candidate()),
          "comparisons: '%s' or '%s' is none of the losses"
              .formatted(comparison.baseline(), comparison.candidate()));
    }
  }

  private void requireSameSeeds() {
    List<Long> expected = seeds(result.baseline());
    requireThat(!expected.isEmpty(), "runs: '%s' has none".formatted(result.baseline().name()));
    for (ComparedLoss loss : result.candidates()) {
      requireThat(
          seeds(loss).equals(expected),
          "runs: '%s' has the seeds %s, '%s' has %s"
              .formatted(result.baseline().name(), expected, loss.name(), seeds(loss)));
    }
  }

  private List<Long> seeds(ComparedLoss loss) {
    return result.outcomesOf(loss.name()).stream().map(RunOutcome::seed).toList();
  }

  private void requireThat(boolean fulfilled, String problem) {
    if (!fulfilled) {
      throw new ResultException(file, problem);
    }
  }
}
