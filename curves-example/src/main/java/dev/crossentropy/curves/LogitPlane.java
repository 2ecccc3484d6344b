package dev.crossentropy.curves;

import dev.crossentropy.report.chart.Axis;
import dev.crossentropy.report.chart.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * The logits of three classes as a plane: two of them vary, the third stays 0. Nothing is lost by
 * that, since adding a constant to all three changes no probability.
 */
final class LogitPlane {

  private static final double[] GRID = Range.of(-6, 6, 10);
  private static final double[] RIGHT_CLASS = {1, 0, 0};

  private LogitPlane() {}

  static Axis rightLogit() {
    return Axis.every("z₁, logit of the right class", -6, 6, 2);
  }

  static Axis wrongLogit() {
    return Axis.every("z₂, logit of a wrong class", -6, 6, 2);
  }

  /** All points, {@code z₁} outside and {@code z₂} inside. */
  static double[][] logits() {
    List<double[]> logits = new ArrayList<>();
    for (double right : GRID) {
      for (double wrong : GRID) {
        logits.add(new double[] {right, wrong, 0});
      }
    }
    return logits.toArray(double[][]::new);
  }

  /** What a loss makes of every point if the first class is the right one. */
  static double[] cost(ILossFunction loss) {
    return probe(loss).scores(logits());
  }

  static LossProbe probe(ILossFunction loss) {
    return new LossProbe(loss, new ActivationSoftmax(), RIGHT_CLASS);
  }

  /** A column of a table in the order of {@link #logits}, as a map with lines at the levels. */
  static Layer.Bands bands(double[] values, double... levels) {
    double[][] height = new double[GRID.length][GRID.length];
    for (int i = 0; i < GRID.length; i++) {
      System.arraycopy(values, i * GRID.length, height[i], 0, GRID.length);
    }
    return new Layer.Bands(GRID, GRID, height, levels);
  }

  /** The points and what was computed for each, as rows. */
  static Table table(List<String> names, List<double[]> columns) {
    List<String> header = new ArrayList<>(List.of("z1", "z2"));
    header.addAll(names);
    double[][] logits = logits();
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < logits.length; i++) {
      double[] row = new double[header.size()];
      row[0] = logits[i][0];
      row[1] = logits[i][1];
      for (int j = 0; j < columns.size(); j++) {
        row[2 + j] = columns.get(j)[i];
      }
      rows.add(row);
    }
    return new Table(header, rows);
  }

  /**
   * The rows of a few telling points: undecided, sure and right, torn between two, sure and wrong.
   */
  static Table highlights(Table points) {
    double[][] told = {{0, 0}, {4, 0}, {6, -6}, {4, 4}, {0, 4}, {-6, 6}};
    UnaryOperator<double[]> row =
        z ->
            points.rows().stream()
                .filter(each -> each[0] == z[0] && each[1] == z[1])
                .findFirst()
                .orElseThrow();
    return new Table(points.columns(), java.util.Arrays.stream(told).map(row).toList());
  }
}
