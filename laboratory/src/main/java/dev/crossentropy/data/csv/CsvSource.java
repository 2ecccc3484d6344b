package dev.crossentropy.data.csv;

import dev.crossentropy.data.DataException;
import dev.crossentropy.data.DataSource;
import dev.crossentropy.data.Sha256;
import dev.crossentropy.data.Split;
import dev.crossentropy.data.StratifiedSplit;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import org.datavec.api.transform.TransformProcess;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A CSV file of any size that fits into memory as float32, with columns detected: numbers stay
 * numbers, text becomes one-hot features.
 *
 * <p>Splits are drawn anew for every seed, by class where there are classes; features are
 * standardised, and missing ones filled in, with statistics of the training part.
 */
public final class CsvSource implements DataSource {

  private static final long serialVersionUID = 1L;

  /** Below, a test set would have no member of many a class. */
  private static final int FEWEST_ROWS = 10;

  private final CsvRequest request;
  private transient @Nullable Loaded loaded;

  public CsvSource(CsvRequest request) {
    this.request = request;
  }

  /**
   * What was found in the file.
   *
   * @param rows examples, those left out not counted
   * @param dropped rows left out because they lack a value
   * @param features inputs of a network
   * @param names of the classes or labels
   * @param counts how many examples belong to each
   * @param steps from columns to features, as a DataVec pipeline would do it
   */
  public record Summary(
      long rows,
      long dropped,
      int columns,
      int features,
      List<String> names,
      List<Long> counts,
      TransformProcess steps) {}

  private record Loaded(CsvTable table, Summary summary, String sha256) {}

  /**
   * Reads the file, which any other method would do without telling how it goes.
   *
   * @throws DataException naming file, row and column of whatever is wrong
   */
  public Summary load(LoadProgress progress) {
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
    CsvFile file = request.file();
    long bytes = file.bytes();
    MessageDigest digest = Sha256.digest();
    CsvScan scan = new CsvScan(request);
    file.read(
        scan,
        stream -> new CountedStream(new DigestInputStream(stream, digest), 0, 2 * bytes, progress));
    scan.requireValues();
    if (scan.kept() < FEWEST_ROWS) {
      throw new DataException(
          "%s: found %d row%s%s, expected at least %d, since some are kept for testing"
              .formatted(
                  file.path(),
                  scan.kept(),
                  scan.kept() == 1 ? "" : "s",
                  scan.dropped() == 0 ? "" : " without missing values",
                  FEWEST_ROWS));
    }
    TargetEncoding targets = TargetEncoding.of(scan.labels(), file.path());
    FeatureEncoding encoding = FeatureEncoding.of(scan.features());
    CsvTable table = new CsvTable(scan, encoding, targets);
    file.read(table, stream -> new CountedStream(stream, bytes, 2 * bytes, progress));
    Summary summary =
        new Summary(
            scan.kept(),
            scan.dropped(),
            scan.features().size(),
            encoding.width(),
            targets.names(),
            targets.counts(),
            encoding.steps());
    return new Loaded(table, summary, Sha256.hex(digest));
  }

  /** How many examples a seed trains on, give or take the rounding of each class. */
  public int trainExamples() {
    int rows = loaded().table().strata().length;
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
    CsvTable table = loaded().table();
    StratifiedSplit rows =
        StratifiedSplit.of(table.strata(), testFraction(table.strata().length), seed);
    DataSet train = select(table, rows.train());
    DataSet test = select(table, rows.test());
    if (request.missing() == Missing.MEAN) {
      float[] means = MeanImputation.means(train.getFeatures());
      MeanImputation.fill(train.getFeatures(), means);
      MeanImputation.fill(test.getFeatures(), means);
    }
    NormalizerStandardize normalizer = new NormalizerStandardize();
    normalizer.fit(train);
    normalizer.transform(train);
    normalizer.transform(test);
    return new Split(train, test, normalizer);
  }

  /**
   * A third of a small table, as of Iris, a fifth of a larger one, and never more than 50,000
   * examples: with these the standard error of an accuracy is below a quarter of a point.
   */
  static double testFraction(int rows) {
    return rows < 1000 ? 1.0 / 3 : Math.min(0.2, 50_000.0 / rows);
  }

  /** Not by getRows, which runs native operations for every row: minutes for a million of them. */
  private static DataSet select(CsvTable table, List<Integer> rows) {
    int[] indices = rows.stream().mapToInt(Integer::intValue).toArray();
    return new DataSet(
        Nd4j.pullRows(table.features(), 1, indices), Nd4j.pullRows(table.labels(), 1, indices));
  }
}
