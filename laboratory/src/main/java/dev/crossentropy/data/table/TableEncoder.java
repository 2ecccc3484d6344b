package dev.crossentropy.data.table;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import dev.crossentropy.data.table.column.ColumnType;
import dev.crossentropy.data.table.feature.Feature;
import dev.crossentropy.data.table.feature.TableFeatures;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Rows of a table as features and targets in float32. */
final class TableEncoder {

  /** Rows gathered on the heap before they are copied. */
  private static final int PIECE = 1024;

  private final TableFeatures features;
  private final TableValues values;
  private final int[] offsets;

  /** For each column of words, what the feature calls a word of the column. */
  private final double[][] words;

  TableEncoder(TableFeatures features, TableColumns columns, TableValues values) {
    this.features = features;
    this.values = values;
    offsets = new int[features.columns().size()];
    words = new double[offsets.length][];
    for (int i = 0, next = 0; i < offsets.length; i++) {
      Feature feature = features.columns().get(i);
      offsets[i] = next;
      next += feature.width();
      if (columns.used().get(i).type() instanceof ColumnType.Words type) {
        List<String> all = type.vocabulary().words();
        words[i] = all.stream().mapToDouble(feature::parse).toArray();
      }
    }
  }

  DataSet encode(int[] rows) {
    INDArray inputs = Nd4j.createUninitialized(DataType.FLOAT, rows.length, features.width());
    INDArray targets =
        Nd4j.createUninitialized(DataType.FLOAT, rows.length, features.classes().size());
    for (int start = 0; start < rows.length; start += PIECE) {
      int[] piece = Arrays.copyOfRange(rows, start, Math.min(rows.length, start + PIECE));
      copy(inputs(piece), inputs, start, piece.length);
      copy(targets(piece), targets, start, piece.length);
    }
    return new DataSet(inputs, targets);
  }

  private static void copy(float[] piece, INDArray target, int start, int rows) {
    long width = target.size(1);
    target
        .get(interval(start, start + rows), all())
        .assign(Nd4j.create(piece, new long[] {rows, width}, 'c'));
  }

  private float[] inputs(int[] rows) {
    int width = features.width();
    float[] piece = new float[rows.length * width];
    for (int column = 0; column < offsets.length; column++) {
      Feature feature = features.columns().get(column);
      for (int row = 0; row < rows.length; row++) {
        double value = values.value(column, rows[row]);
        if (words[column] != null && !Double.isNaN(value)) {
          value = words[column][(int) value];
        }
        feature.encode(value, piece, row * width + offsets[column]);
      }
    }
    return piece;
  }

  private float[] targets(int[] rows) {
    int width = features.classes().size();
    float[] piece = new float[rows.length * width];
    for (int row = 0; row < rows.length; row++) {
      for (int output = 0; output < width; output++) {
        piece[row * width + output] = values.has(rows[row], output) ? 1 : 0;
      }
    }
    return piece;
  }
}
