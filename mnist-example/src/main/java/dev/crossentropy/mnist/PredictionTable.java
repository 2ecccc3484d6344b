package dev.crossentropy.mnist;

import dev.crossentropy.mnist.Prediction.Answer;
import dev.crossentropy.report.text.TextTable;
import dev.crossentropy.report.text.TextTable.LastColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Predictions in aligned columns: picture, classes with their probabilities, what was changed. */
final class PredictionTable {

  /** A narrower table would leave columns out, and every answer was asked for. */
  private static final int ANY_WIDTH = 10_000;

  private PredictionTable() {}

  static String of(List<Prediction> predictions, int shown) {
    TextTable table = new TextTable(LastColumn.KEPT, ANY_WIDTH);
    for (Prediction prediction : predictions) {
      List<String> row = new ArrayList<>();
      row.add(prediction.image().toString());
      prediction.answers().stream().limit(shown).map(PredictionTable::text).forEach(row::add);
      row.add(String.join(", ", prediction.changes()));
      table.add(row);
    }
    return table.text();
  }

  private static String text(Answer answer) {
    return String.format(
        Locale.ROOT, "%s %6.2f %%", answer.className(), 100 * answer.probability());
  }
}
