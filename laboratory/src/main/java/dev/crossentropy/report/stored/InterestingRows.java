package dev.crossentropy.report.stored;

import dev.crossentropy.training.prediction.Predictions;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Test examples worth a look. Deterministic, so that a page rebuilt later shows the same ones. */
public final class InterestingRows {

  /** Three rows of eight pictures on a wide page. */
  private static final int MOST_DISAGREEMENTS = 24;

  /** Two rows of them. */
  private static final int MOST_MISTAKES = 16;

  private InterestingRows() {}

  /**
   * Rows that the networks put into different classes, the surest of them first.
   *
   * @param losses rows of one seed under each loss
   */
  public static List<Integer> disagreements(List<Predictions> losses) {
    Predictions first = losses.get(0);
    return IntStream.range(0, first.size())
        .filter(row -> losses.stream().anyMatch(rows -> !rows.isSameAnswer(first, row)))
        .boxed()
        .sorted(
            Comparator.comparingDouble(
                row -> -losses.stream().mapToDouble(rows -> rows.confidence(row)).max().orElse(0)))
        .limit(MOST_DISAGREEMENTS)
        .toList();
  }

  /** Rows that the network got wrong, the surest first. */
  public static List<Integer> confidentMistakes(Predictions rows) {
    return IntStream.range(0, rows.size())
        .filter(row -> !rows.isHit(row))
        .boxed()
        .sorted(Comparator.comparingDouble(row -> -rows.confidence(row)))
        .limit(MOST_MISTAKES)
        .toList();
  }

  /** All of them. */
  public static SortedSet<Integer> of(List<Predictions> losses) {
    SortedSet<Integer> rows = new TreeSet<>(disagreements(losses));
    losses.forEach(loss -> rows.addAll(confidentMistakes(loss)));
    return rows;
  }
}
