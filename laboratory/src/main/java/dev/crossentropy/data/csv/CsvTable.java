package dev.crossentropy.data.csv;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.crossentropy.data.csv.CsvFile.Position;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The second pass over a file: features and targets as float32, off the heap, 4 bytes a number and
 * nothing besides. A missing number is NaN here.
 */
final class CsvTable implements CsvFile.Records {

  /** Rows gathered on the heap before they are copied. */
  private static final int PIECE = 4096;

  private final CsvScan scan;
  private final FeatureEncoding encoding;
  private final TargetEncoding targets;
  private final INDArray features;
  private final INDArray labels;
  private final int[] strata;
  private final float[] featurePiece;
  private final float[] labelPiece;
  private int rows;

  CsvTable(CsvScan scan, FeatureEncoding encoding, TargetEncoding targets) {
    this.scan = scan;
    this.encoding = encoding;
    this.targets = targets;
    int size = Math.toIntExact(scan.kept());
    features = Nd4j.createUninitialized(DataType.FLOAT, size, encoding.width());
    labels = Nd4j.createUninitialized(DataType.FLOAT, size, targets.names().size());
    strata = new int[size];
    featurePiece = new float[PIECE * encoding.width()];
    labelPiece = new float[PIECE * targets.names().size()];
  }

  @Override
  public void header(List<String> names) {}

  @Override
  public void row(Position position, CsvRecord fields) {
    if (scan.isDropped(position, fields)) {
      return;
    }
    int inPiece = rows % PIECE;
    encodeFeatures(fields, inPiece * encoding.width());
    encodeLabels(fields, inPiece * targets.names().size());
    rows++;
    if (inPiece == PIECE - 1 || rows == strata.length) {
      flush(inPiece + 1);
    }
  }

  private void encodeFeatures(CsvRecord fields, int from) {
    List<Integer> columns = scan.layout().features();
    int next = from;
    for (int i = 0; i < columns.size(); i++) {
      String field = CsvScan.field(fields, columns.get(i));
      if (Missing.isMissing(field)) {
        Arrays.fill(featurePiece, next, next + encoding.width(i), Float.NaN);
      } else {
        encoding.encode(i, field, featurePiece, next);
      }
      next += encoding.width(i);
    }
  }

  private void encodeLabels(CsvRecord fields, int from) {
    List<Integer> columns = scan.layout().labels();
    for (int i = 0; i < columns.size(); i++) {
      int output = targets.output(i, CsvScan.label(fields, columns.get(i)));
      if (output >= 0) {
        labelPiece[from + output] = 1;
      }
      if (columns.size() == 1) {
        strata[rows] = output;
      }
    }
  }

  private void flush(int count) {
    copy(featurePiece, count, features);
    copy(labelPiece, count, labels);
    Arrays.fill(labelPiece, 0);
  }

  private void copy(float[] piece, int count, INDArray target) {
    long width = target.size(1);
    float[] filled = Arrays.copyOf(piece, Math.toIntExact(count * width));
    target
        .get(interval(rows - count, rows), all())
        .assign(Nd4j.create(filled, new long[] {count, width}, 'c'));
  }

  INDArray features() {
    return features;
  }

  INDArray labels() {
    return labels;
  }

  /** The class of each row; all rows alike where there are several label columns. */
  int[] strata() {
    return strata;
  }
}
