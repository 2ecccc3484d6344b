package dev.crossentropy.check.call;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Rows of numbers, as plain Java has them. */
public final class Rows {

  private Rows() {}

  /** The numbers of a matrix of any type, ordering or view. */
  public static double[][] of(INDArray matrix) {
    double[][] rows = new double[(int) matrix.size(0)][(int) matrix.size(1)];
    for (int row = 0; row < rows.length; row++) {
      for (int column = 0; column < rows[row].length; column++) {
        rows[row][column] = matrix.getDouble(row, column);
      }
    }
    return rows;
  }

  static double[][] copy(double[][] rows) {
    return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
  }

  /** A copy in which every number went through {@code change}. */
  public static double[][] map(double[][] rows, DoubleUnaryOperator change) {
    return Arrays.stream(rows)
        .map(row -> Arrays.stream(row).map(change).toArray())
        .toArray(double[][]::new);
  }

  static double[][] without(double[][] rows, int row) {
    return IntStream.range(0, rows.length)
        .filter(i -> i != row)
        .mapToObj(i -> rows[i])
        .toArray(double[][]::new);
  }

  static double[] without(double[] row, int column) {
    return IntStream.range(0, row.length)
        .filter(i -> i != column)
        .mapToDouble(i -> row[i])
        .toArray();
  }

  /** As {@code [[1, 2.5], [0, -1]]}. */
  public static String text(double[][] rows) {
    List<String> texts = Arrays.stream(rows).map(Rows::text).toList();
    return texts.stream().collect(Collectors.joining(", ", "[", "]"));
  }

  private static String text(double[] row) {
    return Arrays.stream(row).mapToObj(Numbers::text).collect(Collectors.joining(", ", "[", "]"));
  }
}
