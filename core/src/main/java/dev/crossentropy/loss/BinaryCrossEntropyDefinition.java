package dev.crossentropy.loss;

import dev.crossentropy.loss.batch.BinaryTarget;
import dev.crossentropy.loss.batch.Rows;
import dev.crossentropy.loss.batch.Targets;
import dev.crossentropy.loss.call.ActivationWalk;
import dev.crossentropy.loss.call.Divisor;
import dev.crossentropy.loss.call.ExactWalk;
import dev.crossentropy.loss.call.LossArguments;
import dev.crossentropy.loss.call.LossDefinition;
import dev.crossentropy.loss.call.Walk;
import dev.crossentropy.loss.row.BinarySoftmaxRowLoss;
import dev.crossentropy.loss.row.ClassTerm;
import dev.crossentropy.loss.row.Outputs;
import dev.crossentropy.loss.row.OutputwiseRowLoss;
import dev.crossentropy.loss.row.RowLoss;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;

/** {@link BinaryCrossEntropyLoss} in the terms of a call. */
final class BinaryCrossEntropyDefinition implements LossDefinition {
  private final BinaryCrossEntropyOptions options;

  BinaryCrossEntropyDefinition(BinaryCrossEntropyOptions options) {
    this.options = options;
  }

  @Override
  public Targets targets(LossArguments arguments) {
    arguments.requireWeights("outputWeights", options.outputWeights, "output");
    arguments.requireWeights("positiveWeights", options.positiveWeights, "output");
    return Targets.Dense.ofProbabilities(arguments.labels("one target per output", null));
  }

  @Override
  public double divisor(Rows rows) {
    return options.normalization == Normalization.VALID_ROWS
        ? Divisor.contributingRows(rows)
        : rows.count();
  }

  @Override
  public Walk walk(Rows rows, IActivation activation) {
    if (activation instanceof ActivationSoftmax) {
      return new ExactWalk(rows, new BinarySoftmaxRowLoss(target(), term(), rows.columns()));
    }
    return activation instanceof ActivationSigmoid
        ? new ExactWalk(rows, outputwise(Outputs.ofSigmoid(), rows))
        : new ActivationWalk(
            rows, activation, outputs -> outputwise(Outputs.of(outputs, activation), rows));
  }

  private RowLoss outputwise(Outputs outputs, Rows rows) {
    return new OutputwiseRowLoss(target()::read, term(), outputs, rows.columns());
  }

  private BinaryTarget target() {
    return new BinaryTarget(
        options.outputWeights, options.positiveWeights, options.labelSmoothing, options.focalAlpha);
  }

  private ClassTerm term() {
    return new ClassTerm(options.focalGamma, 0);
  }
}
