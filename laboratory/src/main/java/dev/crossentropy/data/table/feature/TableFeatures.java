package dev.crossentropy.data.table.feature;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.crossentropy.data.DataException;
import dev.crossentropy.data.table.column.ColumnType;
import dev.crossentropy.data.table.field.MissingValues;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * From a table's rows to a network's inputs, as fitted on the rows that the network was trained on.
 * A trained model carries it in its zip, as {@value #ENTRY}, so that it can answer for new rows:
 *
 * <pre>{@code
 * File model = new File("results/titanic/model-CrossEntropyLoss.zip");
 * MultiLayerNetwork network = ModelSerializer.restoreMultiLayerNetwork(model, false);
 * TableFeatures features = TableFeatures.in(model.toPath());
 * INDArray rows = features.encode(List.of(Map.of("Sex", "female", "Age", "29", "Pclass", "1")));
 * INDArray probabilities = network.output(rows); // in the order of features.classes()
 * }</pre>
 *
 * @param columns in the order of the inputs
 * @param missing what stands for nothing
 * @param classes what the outputs mean
 * @param oneClass whether a row has one of them, or any number
 */
public record TableFeatures(
    List<Feature> columns, MissingValues missing, List<String> classes, boolean oneClass) {

  public static final String ENTRY = "table.json";

  /** A hundred thousand columns of a hundred categories fit. */
  private static final int LARGEST = 1 << 28;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  public TableFeatures {
    columns = List.copyOf(columns);
    classes = List.copyOf(classes);
  }

  /**
   * What becomes of a column, judged by training rows.
   *
   * @param values of those rows, NaN for gaps
   * @param mostCategories words with an input of their own
   */
  public static Feature fit(String name, ColumnType type, double[] values, int mostCategories) {
    if (type instanceof ColumnType.Words words) {
      return CategoryFeature.of(name, words.vocabulary(), values, mostCategories);
    }
    return type instanceof ColumnType.Dates dates
        ? new DateFeature(name, dates.style(), Scale.of(values))
        : new NumberFeature(name, ((ColumnType.Numbers) type).style(), Scale.of(values));
  }

  /**
   * What a saved model was trained on.
   *
   * @throws DataException if the file is no model of a table
   */
  public static TableFeatures in(Path model) {
    try (ZipFile zip = new ZipFile(model.toFile())) {
      ZipEntry entry = zip.getEntry(ENTRY);
      if (entry == null) {
        throw new DataException(
            "%s has no entry %s: expected a model trained on a table".formatted(model, ENTRY));
      }
      try (InputStream json = zip.getInputStream(entry)) {
        return of(json.readNBytes(LARGEST));
      }
    } catch (IOException e) {
      throw new DataException("%s cannot be read: %s".formatted(model, e.getMessage()), e);
    }
  }

  /** The same from its JSON alone. */
  public static TableFeatures of(byte[] json) throws IOException {
    try {
      return JSON.readValue(json, TableFeatures.class);
    } catch (JsonProcessingException e) {
      throw new IOException("%s: %s".formatted(ENTRY, e.getOriginalMessage()), e);
    }
  }

  public byte[] json() {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of numbers and names are JSON", e);
    }
  }

  /** Of the columns. */
  public List<String> names() {
    return columns.stream().map(Feature::name).toList();
  }

  /** A name for each input. */
  @JsonIgnore
  public List<String> inputs() {
    return columns.stream().flatMap(column -> column.inputs().stream()).toList();
  }

  /** Inputs of the network. */
  @JsonIgnore
  public int width() {
    return columns.stream().mapToInt(Feature::width).sum();
  }

  /**
   * Rows {@code [N, inputs]}.
   *
   * @param rows fields by the names of their columns; a name that is not there is a missing value,
   *     a name that is no column is passed over
   */
  public INDArray encode(List<Map<String, String>> rows) {
    INDArray encoded = Nd4j.create(DataType.FLOAT, rows.size(), width());
    for (int row = 0; row < rows.size(); row++) {
      float[] inputs = new float[width()];
      int next = 0;
      for (Feature column : columns) {
        String field = rows.get(row).getOrDefault(column.name(), "");
        column.encode(column.value(field, missing), inputs, next);
        next += column.width();
      }
      encoded.putRow(row, Nd4j.createFromArray(inputs));
    }
    return encoded;
  }
}
