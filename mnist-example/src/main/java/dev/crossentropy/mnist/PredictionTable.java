package dev.crossentropy.mnist;

import dev.crossentropy.mnist.Prediction.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Predictions in aligned columns: picture, classes with their probabilities, what was changed. */
final class PredictionTable {

  private PredictionTable() {}

  static String of(List<Prediction> predictions, int shown) {
    List<List<String>> rows = new ArrayList<>();
    for (Prediction prediction : predictions) {
      List<String> row = new ArrayList<>();
      row.add(prediction.image().toString());
      prediction.answers().stream().limit(shown).map(PredictionTable::text).forEach(row::add);
      row.add(String.join(", ", prediction.changes()));
      rows.add(row);
    }
    return aligned(rows);
  }

  private static String text(Answer answer) {
    return String.format(
        Locale.ROOT, "%s %6.2f %%", answer.className(), 100 * answer.probability());
  }

  private static String aligned(List<List<String>> rows) {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        line.append(padded(row.get(column), width(rows, column))).append("   ");
      }
      text.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
    return text.toString();
  }

  private static String padded(String cell, int width) {
    return cell + " ".repeat(width - cell.length());
  }

  private static int width(List<List<String>> rows, int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
