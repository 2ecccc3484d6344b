package dev.crossentropy.loss.call;

import dev.crossentropy.loss.batch.ArrayAccess;
import dev.crossentropy.loss.batch.Matrix;
import dev.crossentropy.loss.batch.Rows;
import java.util.Arrays;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A batch of logits sent through an {@link IActivation} and back. Activations overwrite what they
 * are given, so they get copies; as doubles, so that log a(z) keeps its digits whatever the logits'
 * type. Rows that do not contribute go in as zeros. The copies live outside workspaces and are
 * freed at the end.
 */
public final class ActivationPass implements AutoCloseable {
  private final IActivation activation;
  private final ArrayAccess access;
  private final Rows rows;
  private final INDArray logits;
  private final INDArray outputs;
  private final INDArray gradient;
  private final Matrix gradientByOutput;

  ActivationPass(IActivation activation, ArrayAccess access, Rows rows) {
    this.activation = activation;
    this.access = access;
    this.rows = rows;
    try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      this.logits = copyOfLogits();
      this.outputs = activation.getActivation(logits.dup(), true);
      this.gradient = logits.ulike();
      this.gradientByOutput = access.open(gradient);
    }
  }

  private INDArray copyOfLogits() {
    int columns = rows.columns();
    double[] copy = new double[Math.toIntExact(rows.count() * columns)];
    for (int row = 0; row < rows.count(); row++) {
      if (rows.moveTo(row)) {
        rows.readLogits();
        System.arraycopy(rows.logits(), 0, copy, row * columns, columns);
      }
    }
    return Nd4j.createFromArray(copy).reshape('c', rows.count(), columns);
  }

  Matrix outputs() {
    return access.open(outputs);
  }

  /** Takes dL/da. */
  Matrix gradientByOutput() {
    return gradientByOutput;
  }

  /** Writes dL/dz into {@code byLogits}. */
  void backpropagate(Matrix byLogits) {
    gradientByOutput.finish();
    try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      INDArray propagated = activation.backprop(logits, gradient).getFirst();
      Matrix propagatedRows = access.open(propagated);
      double[] slopes = new double[byLogits.columns()];
      for (long row = 0; row < rows.count(); row++) {
        Arrays.fill(slopes, 0);
        if (rows.moveTo(row)) {
          rows.readLogits();
          propagatedRows.readRow(row, slopes);
          silenceSwitchedOff(slopes);
        }
        byLogits.writeRow(row, slopes);
      }
      free(propagated);
    }
  }

  private void silenceSwitchedOff(double[] slopes) {
    for (int c = 0; c < slopes.length; c++) {
      if (rows.logits()[c] == Double.NEGATIVE_INFINITY) {
        slopes[c] = 0;
      }
    }
  }

  @Override
  public void close() {
    free(logits);
    free(outputs);
    free(gradient);
  }

  private static void free(INDArray array) {
    if (array.closeable()) {
      array.close();
    }
  }
}
