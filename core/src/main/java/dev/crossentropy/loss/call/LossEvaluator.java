package dev.crossentropy.loss.call;

import dev.crossentropy.loss.batch.ArrayAccess;
import dev.crossentropy.loss.batch.Mask;
import dev.crossentropy.loss.batch.Matrix;
import dev.crossentropy.loss.batch.Rows;
import dev.crossentropy.loss.fused.FusedWalk;
import dev.crossentropy.loss.row.RowLoss;
import java.lang.ref.Reference;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Walks the rows of a batch once, in order, for whatever is wanted of them. All sums are doubles
 * taken in that order, so the same input gives the same bits. Stateless between calls.
 */
public final class LossEvaluator {
  private final LossDefinition definition;
  private final ArrayAccess access;

  public LossEvaluator(LossDefinition definition, ArrayAccess access) {
    this.definition = definition;
    this.access = access;
  }

  public Evaluation evaluate(LossArguments arguments, Wanted wanted) {
    INDArray mask = arguments.mask();
    definition.checkLabels(arguments);
    if (mask != null) {
      arguments.requireShape("mask", mask, "one factor per output", "one factor per row");
    }
    RowLoss fromLogits = definition.fromLogits(arguments.activation(), arguments.columns());
    if (arguments.preOutput().isEmpty()) {
      return new Evaluation(0, 0, 0, createResult(arguments, wanted));
    }
    try {
      Rows rows = rows(arguments);
      double divisor = wanted == Wanted.ROW_SCORES ? rows.count() : definition.divisor(rows);
      return fromLogits == null
          ? throughActivation(arguments, rows, divisor, wanted)
          : fromLogits(arguments, rows, divisor, wanted, fromLogits);
    } finally {
      // the arrays' memory is read through addresses, which do not keep it from being freed
      Reference.reachabilityFence(arguments);
    }
  }

  private Rows rows(LossArguments arguments) {
    INDArray mask = arguments.mask();
    Matrix labels = access.open(arguments.labels());
    return new Rows(
        access.open(arguments.preOutput()),
        definition.targets(labels, arguments.columns()),
        new Mask(mask == null ? null : access.open(mask)));
  }

  private Evaluation fromLogits(
      LossArguments arguments, Rows rows, double divisor, Wanted wanted, RowLoss rowLoss) {
    INDArray result = createResult(arguments, wanted);
    Matrix matrix = result == null ? null : access.open(result);
    RowWalk general = new RowWalk(rows, rowLoss);
    FusedWalk fused =
        FusedWalk.of(definition.linearInLogSoftmax(arguments.activation()), rows, general, matrix);
    double scale = gradientScale(rows, divisor);
    double sum =
        fused == null ? general.run(wanted, scale, matrix) : fused.run(wanted, scale, matrix);
    if (matrix != null) {
      matrix.finish();
    }
    return new Evaluation(sum, rows.count(), divisor, result);
  }

  private Evaluation throughActivation(
      LossArguments arguments, Rows rows, double divisor, Wanted wanted) {
    IActivation activation = arguments.activation();
    try (ActivationPass pass = new ActivationPass(activation, access, rows)) {
      RowWalk walk = new RowWalk(rows, definition.fromOutputs(pass.outputs()));
      INDArray result = createResult(arguments, wanted);
      Matrix matrix = result == null ? null : access.open(result);
      double scale = gradientScale(rows, divisor);
      double sum =
          walk.run(wanted, scale, wanted.includesGradient() ? pass.gradientByOutput() : matrix);
      if (matrix != null && wanted.includesGradient()) {
        pass.backpropagate(matrix);
      }
      if (matrix != null) {
        matrix.finish();
      }
      return new Evaluation(sum, rows.count(), divisor, result);
    }
  }

  /** N/D: Deeplearning4j divides the gradient by N afterwards. */
  private static double gradientScale(Rows rows, double divisor) {
    return divisor == 0 ? 0 : rows.count() / divisor;
  }

  /** In the caller's current workspace, of the logits' type and ordering. */
  private static @Nullable INDArray createResult(LossArguments arguments, Wanted wanted) {
    INDArray preOutput = arguments.preOutput();
    return switch (wanted) {
      case SCORE -> null;
      case ROW_SCORES ->
          Nd4j.createUninitialized(preOutput.dataType(), new long[] {arguments.rows(), 1}, 'c');
      case GRADIENT, GRADIENT_AND_SCORE ->
          Nd4j.createUninitialized(preOutput.dataType(), preOutput.shape(), preOutput.ordering());
    };
  }
}
