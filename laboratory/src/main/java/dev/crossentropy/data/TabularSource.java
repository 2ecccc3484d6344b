package dev.crossentropy.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.datavec.api.records.reader.RecordReader;
import org.datavec.api.records.reader.impl.csv.CSVRecordReader;
import org.datavec.api.records.reader.impl.transform.TransformProcessRecordReader;
import org.datavec.api.split.InputStreamInputSplit;
import org.datavec.api.transform.TransformProcess;
import org.datavec.api.transform.metadata.CategoricalMetaData;
import org.datavec.api.transform.schema.Schema;
import org.deeplearning4j.datasets.datavec.RecordReaderDataSetIterator;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;

/**
 * A small table: a CSV file with one header line, its columns described by a DataVec {@link
 * TransformProcess} that ends with numeric features and the class as an integer.
 *
 * <p>It carries the file's content, so that a run needs no file where it is executed. Splits are
 * stratified and drawn anew for every seed; features are standardised with the mean and standard
 * deviation of the training part.
 */
public final class TabularSource implements DataSource {

  private static final long serialVersionUID = 1L;

  /**
   * A third is kept for testing: of 150 flowers 51, so that one flower is two points of accuracy,
   * and the training part is still twice as large.
   */
  private static final double TEST_FRACTION = 1.0 / 3.0;

  private static final int HEADER_LINES = 1;

  private final byte[] content;
  private final TransformProcess steps;
  private final String labelColumn;
  private transient @Nullable Table table;

  /**
   * @param content of the CSV file
   * @param steps from the file's columns to numeric ones
   * @param labelColumn the name of the class column, categorical in the initial schema
   */
  public TabularSource(byte[] content, TransformProcess steps, String labelColumn) {
    this.content = content.clone();
    this.steps = steps;
    this.labelColumn = labelColumn;
  }

  /**
   * @param owner the class beside whose resources the file lies
   * @param name of the resource, as in {@code /iris.csv}
   */
  public static TabularSource ofResource(
      Class<?> owner, String name, TransformProcess steps, String labelColumn) {
    try (InputStream file = owner.getResourceAsStream(name)) {
      if (file == null) {
        throw new DataException(
            "no resource %s beside %s; put the file into src/main/resources"
                .formatted(name, owner.getName()));
      }
      return new TabularSource(file.readAllBytes(), steps, labelColumn);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name + ": " + e.getMessage(), e);
    }
  }

  private record Table(DataSet examples, int[] classes, String sha256) {}

  @Override
  public List<String> classNames() {
    Schema schema = steps.getInitialSchema();
    return List.copyOf(((CategoricalMetaData) schema.getMetaData(labelColumn)).getStateNames());
  }

  @Override
  public String sha256() {
    return table().sha256();
  }

  @Override
  public boolean isResplitBySeed() {
    return true;
  }

  @Override
  public Split split(long seed) {
    Table all = table();
    StratifiedSplit rows = StratifiedSplit.of(all.classes(), TEST_FRACTION, seed);
    DataSet train = select(all.examples(), rows.train());
    DataSet test = select(all.examples(), rows.test());
    NormalizerStandardize normalizer = new NormalizerStandardize();
    normalizer.fit(train);
    normalizer.transform(train);
    normalizer.transform(test);
    // Rows are counted as in messages about the file: 1 for the first after the header.
    int[] testRows = rows.test().stream().mapToInt(row -> row + 1).toArray();
    return new Split(train, test, testRows, normalizer, Map.of());
  }

  private static DataSet select(DataSet all, List<Integer> rows) {
    int[] indices = rows.stream().mapToInt(Integer::intValue).toArray();
    return new DataSet(all.getFeatures().getRows(indices), all.getLabels().getRows(indices));
  }

  private synchronized Table table() {
    if (table == null) {
      table = read();
    }
    return table;
  }

  private Table read() {
    try {
      DataSet examples = examples(content);
      INDArray classes = examples.getLabels().argMax(1);
      return new Table(examples, classes.toIntVector(), Sha256.of(content));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the table: " + e.getMessage(), e);
    }
  }

  private DataSet examples(byte[] content) throws IOException {
    try (RecordReader reader =
        new TransformProcessRecordReader(new CSVRecordReader(HEADER_LINES), steps)) {
      reader.initialize(new InputStreamInputSplit(new ByteArrayInputStream(content)));
      DataSet all =
          new RecordReaderDataSetIterator(
                  reader,
                  Integer.MAX_VALUE,
                  steps.getFinalSchema().getIndexOfColumn(labelColumn),
                  classNames().size())
              .next();
      return new DataSet(
          all.getFeatures().castTo(DataType.FLOAT), all.getLabels().castTo(DataType.FLOAT));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
