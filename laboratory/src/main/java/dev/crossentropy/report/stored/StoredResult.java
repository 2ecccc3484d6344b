package dev.crossentropy.report.stored;

import dev.crossentropy.statistics.ComparisonResult;
import dev.crossentropy.training.function.ScoreProbe;
import dev.crossentropy.training.prediction.Predictions;
import java.util.List;
import java.util.Map;
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

  /** The predictions of one loss, in the order of the seeds. */
  public List<Predictions> predictionsOf(String loss) {
    return java.util.stream.IntStream.range(0, predictions.size())
        .filter(i -> result.runs().get(i).loss().equals(loss))
        .mapToObj(predictions::get)
        .toList();
  }

  public boolean hasPredictions() {
    return predictions.stream().noneMatch(rows -> rows.size() == 0);
  }
}
