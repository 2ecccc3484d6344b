package dev.crossentropy.data.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.crossentropy.data.DataException;
import dev.crossentropy.data.Excerpt;
import dev.crossentropy.data.table.feature.Feature;
import dev.crossentropy.data.table.feature.TableFeatures;
import dev.crossentropy.data.table.file.LoadProgress;
import dev.crossentropy.data.table.file.TableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What a trained network says of the rows of a table that may be another than it learnt from. */
public final class TableAnswers {

  /** Rows that a network is asked at a time. */
  private static final int PIECE = 1024;

  private final TableFeatures features;
  private final TableFile file;
  private final int[] columns;
  private final Map<String, Surprise> surprises = new HashMap<>();

  private record Surprise(long count, String example) {}

  /**
   * @throws DataException naming all columns that the table lacks
   */
  public TableAnswers(TableFeatures features, TableFile file) {
    this.features = features;
    this.file = file;
    List<String> lacking = new ArrayList<>();
    columns = new int[features.columns().size()];
    for (int i = 0; i < columns.length; i++) {
      String name = features.columns().get(i).name();
      columns[i] = index(name, file.names());
      if (columns[i] < 0) {
        lacking.add(name);
      }
    }
    if (!lacking.isEmpty()) {
      throw new DataException(
          "%s lacks columns that the model was trained on: %s; it has %s (%s)"
              .formatted(
                  file.path(), Excerpt.of(lacking), Excerpt.of(file.names()), file.describe()));
    }
  }

  private static int index(String name, List<String> names) {
    int index = names.indexOf(name);
    return index >= 0
        ? index
        : IntStream.range(0, names.size())
            .filter(i -> names.get(i).equalsIgnoreCase(name))
            .findFirst()
            .orElse(-1);
  }

  /**
   * Writes the table as CSV, to each row the answer and the probability of every class.
   *
   * @param network from features to probabilities
   */
  public void write(UnaryOperator<INDArray> network, Writer target) {
    CsvWriter csv = CsvWriter.builder().build(target);
    List<String> header = new ArrayList<>(file.names());
    header.add("predicted");
    features.classes().forEach(name -> header.add("p(" + name + ")"));
    csv.writeRecord(header);
    List<String[]> piece = new ArrayList<>();
    file.read(
        (position, fields) -> {
          piece.add(fields);
          if (piece.size() == PIECE) {
            answer(piece, network, csv);
          }
        },
        1,
        LoadProgress.SILENT);
    answer(piece, network, csv);
    try {
      csv.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(List<String[]> rows, UnaryOperator<INDArray> network, CsvWriter csv) {
    if (rows.isEmpty()) {
      return;
    }
    INDArray probabilities =
        network.apply(features.encode(rows.stream().map(this::named).toList()));
    for (int row = 0; row < rows.size(); row++) {
      double[] answer = probabilities.getRow(row).toDoubleVector();
      List<String> fields = new ArrayList<>(List.of(rows.get(row)));
      fields.add(predicted(answer));
      for (double probability : answer) {
        fields.add(String.format(Locale.ROOT, "%.6f", probability));
      }
      csv.writeRecord(fields);
    }
    rows.clear();
  }

  private Map<String, String> named(String[] fields) {
    Map<String, String> row = new HashMap<>();
    for (int i = 0; i < columns.length; i++) {
      Feature column = features.columns().get(i);
      String field = fields[columns[i]];
      row.put(column.name(), field);
      if (!features.missing().contains(field) && !column.knows(field)) {
        surprises.merge(
            column.name(),
            new Surprise(1, field),
            (known, next) -> new Surprise(known.count() + 1, known.example()));
      }
    }
    return row;
  }

  /** The likeliest class; of several labels all that are likelier than not. */
  private String predicted(double[] answer) {
    List<String> classes = features.classes();
    if (!features.oneClass()) {
      return String.join(
          " ",
          IntStream.range(0, answer.length)
              .filter(i -> answer[i] > 0.5)
              .mapToObj(classes::get)
              .toList());
    }
    int best = 0;
    for (int i = 1; i < answer.length; i++) {
      best = answer[i] > answer[best] ? i : best;
    }
    return classes.get(best);
  }

  /** What training had not met, column by column; complete once all is written. */
  public List<String> notes() {
    return surprises.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            surprise ->
                "column '%s': %d values unknown from training, as '%s', taken for rare or missing ones"
                    .formatted(
                        Excerpt.of(surprise.getKey()),
                        surprise.getValue().count(),
                        Excerpt.of(surprise.getValue().example())))
        .toList();
  }
}
