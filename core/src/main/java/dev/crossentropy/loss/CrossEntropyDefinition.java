package dev.crossentropy.loss;

import dev.crossentropy.loss.batch.EffectiveTarget;
import dev.crossentropy.loss.batch.Matrix;
import dev.crossentropy.loss.batch.Rows;
import dev.crossentropy.loss.batch.Targets;
import dev.crossentropy.loss.call.ActivationWalk;
import dev.crossentropy.loss.call.BlockWalk;
import dev.crossentropy.loss.call.Divisor;
import dev.crossentropy.loss.call.ExactWalk;
import dev.crossentropy.loss.call.LossArguments;
import dev.crossentropy.loss.call.LossDefinition;
import dev.crossentropy.loss.call.Walk;
import dev.crossentropy.loss.fused.RowBlocks;
import dev.crossentropy.loss.row.ClassTerm;
import dev.crossentropy.loss.row.LogitTransform;
import dev.crossentropy.loss.row.Outputs;
import dev.crossentropy.loss.row.OutputwiseRowLoss;
import dev.crossentropy.loss.row.RowLoss;
import dev.crossentropy.loss.row.SoftmaxRowLoss;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;

/** {@link CrossEntropyLoss} in the terms of a call. */
final class CrossEntropyDefinition implements LossDefinition {
  private final CrossEntropyOptions options;
  private final EffectiveTarget target;

  CrossEntropyDefinition(CrossEntropyOptions options) {
    this.options = options;
    this.target =
        new EffectiveTarget(
            options.classWeights,
            options.labelSmoothing,
            options.smoothingWeights == SmoothingWeights.PER_CLASS);
  }

  @Override
  public Targets targets(LossArguments arguments) {
    arguments.requireWeights("classWeights", options.classWeights, "class");
    Matrix labels = arguments.labels("one target per class", "class indices");
    if (labels.columns() == 1 && arguments.columns() > 1) {
      return new Targets.ClassIndices(labels, arguments.columns(), options.ignoreIndex);
    }
    options.warnIfNothingIsIgnored();
    return Targets.Dense.ofNumbers(labels);
  }

  @Override
  public double divisor(Rows rows) {
    if (options.normalization == Normalization.ROWS) {
      return rows.count();
    }
    return options.normalization == Normalization.VALID_ROWS
        ? Divisor.contributingRows(rows)
        : Divisor.targetWeights(rows, target);
  }

  @Override
  public Walk walk(Rows rows, IActivation activation) {
    if (activation instanceof ActivationSoftmax) {
      return softmaxWalk(rows);
    }
    refuseLogitOptions(activation);
    return activation instanceof ActivationSigmoid
        ? new ExactWalk(rows, outputwise(Outputs.ofSigmoid(), rows))
        : new ActivationWalk(
            rows, activation, outputs -> outputwise(Outputs.of(outputs, activation), rows));
  }

  private Walk softmaxWalk(Rows rows) {
    RowBlocks blocks = options.isLinearInLogSoftmax() ? RowBlocks.of(target, rows) : null;
    return blocks == null
        ? new ExactWalk(rows, softmax(rows))
        : new BlockWalk(rows, blocks, () -> softmax(rows));
  }

  private RowLoss softmax(Rows rows) {
    LogitTransform transform = new LogitTransform(options.logitSoftCap, options.temperature);
    return new SoftmaxRowLoss(target, transform, term(), options.zLoss, rows.columns());
  }

  private RowLoss outputwise(Outputs outputs, Rows rows) {
    // no term in 1−p
    OutputwiseRowLoss.Factors factors = (row, ofP, ofQ) -> target.read(row, ofP);
    return new OutputwiseRowLoss(factors, term(), outputs, rows.columns());
  }

  private ClassTerm term() {
    return new ClassTerm(options.focalGamma, options.polyEpsilon);
  }

  private void refuseLogitOptions(IActivation activation) {
    String refused =
        options.temperature != 1
            ? "temperature"
            : options.logitSoftCap != null ? "logitSoftCap" : options.zLoss != 0 ? "zLoss" : null;
    if (refused != null) {
      throw new IllegalArgumentException(
          refused
              + " speaks of the logits of a softmax, but the layer's activation is "
              + activation
              + ": use Activation.SOFTMAX or leave "
              + refused
              + " out");
    }
  }
}
