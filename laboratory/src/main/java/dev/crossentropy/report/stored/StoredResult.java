package dev.crossentropy.report.stored;

import dev.crossentropy.statistics.ComparedLoss;
import dev.crossentropy.statistics.ComparisonResult;
import dev.crossentropy.training.RunOutcome;
import dev.crossentropy.training.function.ScoreProbe;
import dev.crossentropy.training.prediction.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A result with the bulk data beside it: everything that a report is made of.
 *
 * @param predictions in the order of {@link ComparisonResult#runs}; empty rows for a run that names
 *     no file
 * @param probe null where the result names no file of scores
 * @param images PNG files of test examples of the first seed, by row
 */
public record StoredResult(
    ComparisonResult result,
    List<Predictions> predictions,
    @Nullable ScoreProbe probe,
    Map<Integer, byte[]> images) {

  public StoredResult {
    predictions = List.copyOf(predictions);
    images = Map.copyOf(images);
  }

  /** The predictions of one loss, in the order of the seeds; none of runs that diverged. */
  public List<Predictions> predictionsOf(String loss) {
    return List.copyOf(bySeed(loss).values());
  }

  /** The predictions of one loss by seed. */
  public SortedMap<Long, Predictions> bySeed(String loss) {
    SortedMap<Long, Predictions> found = new TreeMap<>();
    for (int i = 0; i < predictions.size(); i++) {
      RunOutcome run = result.runs().get(i);
      if (run.loss().equals(loss) && predictions.get(i).size() > 0) {
        found.put(run.seed(), predictions.get(i));
      }
    }
    return found;
  }

  /** The losses of which there are predictions, as groups that answered all examples alike. */
  public List<List<String>> answeredAlike() {
    List<List<String>> groups = new ArrayList<>();
    for (ComparedLoss loss : result.losses()) {
      if (bySeed(loss.name()).isEmpty()) {
        continue;
      }
      groups.stream()
          .filter(group -> isAlike(bySeed(group.get(0)), bySeed(loss.name())))
          .findFirst()
          .ifPresentOrElse(
              group -> group.add(loss.name()),
              () -> groups.add(new ArrayList<>(List.of(loss.name()))));
    }
    return groups;
  }

  private static boolean isAlike(
      SortedMap<Long, Predictions> one, SortedMap<Long, Predictions> other) {
    List<Predictions> others = List.copyOf(other.values());
    List<Predictions> ones = List.copyOf(one.values());
    return one.keySet().equals(other.keySet())
        && IntStream.range(0, ones.size())
            .allMatch(seed -> isAlike(ones.get(seed), others.get(seed)));
  }

  private static boolean isAlike(Predictions one, Predictions other) {
    return IntStream.range(0, one.size()).allMatch(i -> one.isSameAnswer(other, i));
  }
}
