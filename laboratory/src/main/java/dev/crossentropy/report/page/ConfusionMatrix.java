package dev.crossentropy.report.page;

import dev.crossentropy.report.page.PageModel.MatrixCell;
import dev.crossentropy.report.page.PageModel.MatrixRow;
import dev.crossentropy.report.page.PageModel.MatrixView;
import dev.crossentropy.report.stored.StoredResult;
import dev.crossentropy.report.text.Numbers;
import dev.crossentropy.statistics.ComparedLoss;
import dev.crossentropy.statistics.ComparisonResult;
import dev.crossentropy.training.prediction.Predictions;
import dev.crossentropy.training.prediction.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How often each class was taken for each, all seeds together.
 *
 * @param counts {@code [actual][predicted]}
 */
record ConfusionMatrix(long[][] counts) {

  /** The most frequent confusion stays paler than what is right. */
  private static final double MOST_HEAT_OF_A_CONFUSION = 0.6;

  /** One for each group of losses that answered alike; none where there are several labels. */
  static List<MatrixView> views(StoredResult stored) {
    ComparisonResult result = stored.result();
    if (result.task() == Task.LABEL_SET) {
      return List.of();
    }
    List<List<String>> groups = stored.answeredAlike();
    List<ConfusionMatrix> matrices =
        groups.stream()
            .map(
                alike ->
                    ConfusionMatrix.of(
                        stored.predictionsOf(alike.get(0)), result.classNames().size()))
            .toList();
    double most = matrices.stream().mapToDouble(ConfusionMatrix::largestConfusion).max().orElse(0);
    return IntStream.range(0, groups.size())
        .mapToObj(i -> matrices.get(i).view(result, groups.get(i), most))
        .toList();
  }

  private MatrixView view(ComparisonResult result, List<String> alike, double most) {
    List<String> classes = result.classNames();
    List<MatrixRow> rows = new ArrayList<>();
    for (int actual = 0; actual < classes.size(); actual++) {
      int a = actual;
      rows.add(
          new MatrixRow(
              classes.get(a),
              IntStream.range(0, classes.size()).mapToObj(p -> cell(a, p, most)).toList()));
    }
    return new MatrixView(
        String.join(" = ", alike),
        result.losses().stream().map(ComparedLoss::name).toList().indexOf(alike.get(0)),
        classes,
        rows);
  }

  /** Confusions have a scale of their own: beside what is right, all of them would be pale. */
  private MatrixCell cell(int actual, int predicted, double most) {
    double share = share(actual, predicted);
    double heat = actual == predicted ? share : MOST_HEAT_OF_A_CONFUSION * share / most;
    return new MatrixCell(
        Long.toString(counts[actual][predicted]),
        Numbers.fixed(share == 0 ? 0 : 100 * heat, 0),
        actual == predicted);
  }

  static ConfusionMatrix of(List<Predictions> seeds, int classes) {
    long[][] counts = new long[classes][classes];
    for (Predictions rows : seeds) {
      for (int row = 0; row < rows.size(); row++) {
        counts[rows.actualClass(row)][rows.predictedClass(row)]++;
      }
    }
    return new ConfusionMatrix(counts);
  }

  /** Share of the examples of a class that were taken for another, from 0 to 1. */
  double share(int actual, int predicted) {
    long sum = Arrays.stream(counts[actual]).sum();
    return sum == 0 ? 0 : (double) counts[actual][predicted] / sum;
  }

  /** The largest share off the diagonal. */
  double largestConfusion() {
    double most = 0;
    for (int actual = 0; actual < counts.length; actual++) {
      for (int predicted = 0; predicted < counts.length; predicted++) {
        most = Math.max(most, actual == predicted ? 0 : share(actual, predicted));
      }
    }
    return most;
  }
}
