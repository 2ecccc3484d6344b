package dev.crossentropy.loss.call;

import dev.crossentropy.loss.batch.Matrix;
import dev.crossentropy.loss.batch.Results;
import dev.crossentropy.loss.batch.Rows;
import dev.crossentropy.loss.row.RowLoss;
import java.util.Arrays;
import java.util.function.Function;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A batch of logits sent through an {@link IActivation} and back. Activations overwrite what they
 * are given, so they get copies; as doubles, so that log a(z) keeps its digits whatever the logits'
 * type. Rows that do not contribute go in as zeros. The copies live outside workspaces and are
 * freed at the end.
 */
public final class ActivationWalk implements Walk {
  private final Rows rows;
  private final IActivation activation;
  private final Function<Matrix, RowLoss> rowLoss;

  /**
   * @param rowLoss makes of the outputs a(z) the loss of a row, whose gradient is by output
   */
  public ActivationWalk(Rows rows, IActivation activation, Function<Matrix, RowLoss> rowLoss) {
    this.rows = rows;
    this.activation = activation;
    this.rowLoss = rowLoss;
  }

  @Override
  public double run(Results results) {
    try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      INDArray logits = copyOfLogits();
      INDArray outputs = activation.getActivation(logits.dup(), true);
      ExactWalk walk = new ExactWalk(rows, rowLoss.apply(Matrix.of(outputs)));
      double sum = results.gradient() == null ? walk.run(results) : runBack(walk, logits, results);
      free(logits);
      free(outputs);
      return sum;
    }
  }

  private INDArray copyOfLogits() {
    INDArray copy = Nd4j.create(DataType.DOUBLE, rows.count(), rows.columns());
    Matrix copied = Matrix.of(copy);
    for (long row = 0; row < rows.count(); row++) {
      if (rows.moveTo(row)) {
        rows.readLogits();
        copied.writeRow(row, rows.logits());
      }
    }
    copied.finish();
    return copy;
  }

  /** Runs the walk for dL/da, and turns that into dL/dz. */
  private double runBack(ExactWalk walk, INDArray logits, Results results) {
    INDArray gradient = logits.ulike();
    Matrix byOutput = Matrix.of(gradient);
    double sum = walk.run(results.withGradient(byOutput));
    byOutput.finish();
    INDArray propagated = activation.backprop(logits, gradient).getFirst();
    Matrix propagatedRows = Matrix.of(propagated);
    double[] slopes = new double[rows.columns()];
    for (long row = 0; row < rows.count(); row++) {
      Arrays.fill(slopes, 0);
      if (rows.moveTo(row)) {
        rows.readLogits();
        propagatedRows.readRow(row, slopes);
        silenceSwitchedOff(slopes);
      }
      results.writeGradient(row, slopes);
    }
    free(gradient);
    free(propagated);
    return sum;
  }

  private void silenceSwitchedOff(double[] slopes) {
    for (int c = 0; c < slopes.length; c++) {
      if (rows.logits()[c] == Double.NEGATIVE_INFINITY) {
        slopes[c] = 0;
      }
    }
  }

  private static void free(INDArray array) {
    if (array.closeable()) {
      array.close();
    }
  }
}
