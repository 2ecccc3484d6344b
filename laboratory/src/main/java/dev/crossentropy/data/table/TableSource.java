package dev.crossentropy.data.table;

import dev.crossentropy.data.DataException;
import dev.crossentropy.data.DataSource;
import dev.crossentropy.data.Split;
import dev.crossentropy.data.StratifiedSplit;
import dev.crossentropy.data.table.TableColumns.Column;
import dev.crossentropy.data.table.feature.Feature;
import dev.crossentropy.data.table.feature.TableFeatures;
import dev.crossentropy.data.table.file.LoadProgress;
import dev.crossentropy.data.table.file.TableFile;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.dataset.DataSet;

/**
 * A table of any size that fits into memory at 8 bytes a value, besides the float32 features of the
 * splits in use.
 *
 * <p>Splits are drawn anew for every seed, by class where there are classes. What becomes of a
 * column (categories, what fills gaps, means and deviations) is fitted on the training rows alone,
 * as {@link TableFeatures}, which travel with the split.
 */
public final class TableSource implements DataSource {

  private static final long serialVersionUID = 1L;

  /** Below, a test set would have no member of many a class. */
  private static final int FEWEST_ROWS = 10;

  private final TableRequest request;
  private transient @Nullable Loaded loaded;

  public TableSource(TableRequest request) {
    this.request = request;
  }

  private record Loaded(
      TableValues values, TableColumns columns, TableSummary summary, String sha256) {}

  /**
   * Reads the file, which any other method would do without telling how it goes.
   *
   * @throws DataException naming file, row and column of whatever is wrong
   */
  public TableSummary load(LoadProgress progress) {
    return loaded(progress).summary();
  }

  private synchronized Loaded loaded(LoadProgress progress) {
    if (loaded == null) {
      loaded = read(progress);
    }
    return loaded;
  }

  private Loaded loaded() {
    return loaded(LoadProgress.SILENT);
  }

  private Loaded read(LoadProgress progress) {
    TableFile file = TableFile.open(request.path(), request.file(), request.named(), progress);
    TableLayout layout = TableLayout.of(file, request);
    TableColumns columns = TableColumns.of(file, layout, request, progress);
    TableValues values = TableValues.of(file, columns, layout, request, progress);
    values.require(FEWEST_ROWS, file.path());
    List<String> names = columns.targets().names();
    TableSummary summary =
        new TableSummary(
            file.describe() + (columns.hasDecimalCommas() ? ", decimal commas" : ""),
            values.rows(),
            values.dropped(),
            columns.used().size(),
            fitted(columns, values, parts(values, 1).train()).width(),
            names,
            IntStream.range(0, names.size()).mapToObj(values::count).toList(),
            columns.leftOut(),
            values.gaps(),
            columns.notes(),
            values.leaks());
    return new Loaded(values, columns, summary, file.sha256());
  }

  /** How many examples a seed trains on, give or take the rounding of each class. */
  public int trainExamples() {
    int rows = loaded().values().rows();
    return (int) Math.round(rows * (1 - testFraction(rows)));
  }

  @Override
  public List<String> classNames() {
    return loaded().summary().names();
  }

  @Override
  public String sha256() {
    return loaded().sha256();
  }

  @Override
  public boolean isResplitBySeed() {
    return true;
  }

  @Override
  public Split split(long seed) {
    Loaded data = loaded();
    StratifiedSplit parts = parts(data.values(), seed);
    TableFeatures features = fitted(data.columns(), data.values(), parts.train());
    TableEncoder encoder = new TableEncoder(features, data.columns(), data.values());
    DataSet train = encoder.encode(rows(parts.train()));
    DataSet test = encoder.encode(rows(parts.test()));
    return new Split(
        train,
        test,
        data.values().numbers(rows(parts.test())),
        null,
        Map.of(TableFeatures.ENTRY, features.json()));
  }

  private StratifiedSplit parts(TableValues values, long seed) {
    return StratifiedSplit.of(values.classes(), testFraction(values.rows()), seed);
  }

  private TableFeatures fitted(TableColumns found, TableValues values, List<Integer> train) {
    int[] rows = rows(train);
    Stream<Feature> features =
        IntStream.range(0, found.used().size())
            .mapToObj(
                i -> {
                  Column column = found.used().get(i);
                  return TableFeatures.fit(
                      column.name(),
                      column.type(),
                      values.values(i, rows),
                      request.mostCategories());
                });
    return new TableFeatures(
        features.toList(),
        request.missingValues(),
        found.targets().names(),
        request.labels().size() == 1);
  }

  /** A run needs no file where it is executed. */
  private Object writeReplace() {
    return CarriedTable.of(request, sha256());
  }

  private static int[] rows(List<Integer> rows) {
    return rows.stream().mapToInt(Integer::intValue).toArray();
  }

  private double testFraction(int rows) {
    Double said = request.testFraction();
    return said == null ? usualTestFraction(rows) : said;
  }

  /**
   * A third of a small table, as of Iris, a fifth of a larger one, and never more than 50,000
   * examples: with these the standard error of an accuracy is below a quarter of a point.
   */
  static double usualTestFraction(int rows) {
    return rows < 1000 ? 1.0 / 3 : Math.min(0.2, 50_000.0 / rows);
  }
}
