package dev.crossentropy.loss;

import dev.crossentropy.loss.batch.BinaryTarget;
import dev.crossentropy.loss.batch.Matrix;
import dev.crossentropy.loss.batch.Rows;
import dev.crossentropy.loss.batch.Targets;
import dev.crossentropy.loss.call.Divisor;
import dev.crossentropy.loss.call.LossArguments;
import dev.crossentropy.loss.call.LossDefinition;
import dev.crossentropy.loss.call.LossEvaluator;
import dev.crossentropy.loss.row.BinaryRowLoss;
import dev.crossentropy.loss.row.ClassTerm;
import dev.crossentropy.loss.row.Outputs;
import dev.crossentropy.loss.row.RowLoss;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;

/** {@link BinaryCrossEntropyLoss} in the terms of {@link LossEvaluator}. */
record BinaryCrossEntropyDefinition(BinaryCrossEntropyOptions options) implements LossDefinition {

  @Override
  public double divisor(Rows rows) {
    return options.normalization() == Normalization.VALID_ROWS
        ? Divisor.contributingRows(rows)
        : rows.count();
  }

  private BinaryRowLoss rowLoss(Outputs outputs, int columns) {
    BinaryTarget target =
        new BinaryTarget(
            OptionChecks.toArray(options.outputWeights()),
            OptionChecks.toArray(options.positiveWeights()),
            options.labelSmoothing(),
            options.focalAlpha());
    return new BinaryRowLoss(target, new ClassTerm(options.focalGamma(), 0), outputs, columns);
  }

  @Override
  public void checkLabels(LossArguments arguments) {
    arguments.requireShape("labels", arguments.labels(), "one target per output", null);
    arguments.requireWeights("outputWeights", options.outputWeights(), "output");
    arguments.requireWeights("positiveWeights", options.positiveWeights(), "output");
  }

  @Override
  public Targets targets(Matrix labels, int outputs) {
    return new Targets.Dense(labels);
  }

  @Override
  public @Nullable RowLoss fromLogits(IActivation activation, int columns) {
    return activation instanceof ActivationSigmoid ? rowLoss(new Outputs.Sigmoid(), columns) : null;
  }

  @Override
  public RowLoss fromOutputs(Matrix outputs) {
    return rowLoss(new Outputs.Activated(outputs), outputs.columns());
  }
}
