package dev.crossentropy.loss;

import dev.crossentropy.loss.batch.EffectiveTarget;
import dev.crossentropy.loss.batch.Matrix;
import dev.crossentropy.loss.batch.Rows;
import dev.crossentropy.loss.batch.Targets;
import dev.crossentropy.loss.call.Divisor;
import dev.crossentropy.loss.call.LossArguments;
import dev.crossentropy.loss.call.LossDefinition;
import dev.crossentropy.loss.call.LossEvaluator;
import dev.crossentropy.loss.row.ClassTerm;
import dev.crossentropy.loss.row.LogitTransform;
import dev.crossentropy.loss.row.Outputs;
import dev.crossentropy.loss.row.OutputwiseRowLoss;
import dev.crossentropy.loss.row.RowLoss;
import dev.crossentropy.loss.row.SoftmaxRowLoss;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;

/** {@link CrossEntropyLoss} in the terms of {@link LossEvaluator}. */
record CrossEntropyDefinition(CrossEntropyOptions options) implements LossDefinition {

  @Override
  public double divisor(Rows rows) {
    return switch (options.normalization()) {
      case ROWS -> rows.count();
      case VALID_ROWS -> Divisor.contributingRows(rows);
      case TARGET_WEIGHTS -> Divisor.targetWeights(rows, effectiveTarget().weights());
    };
  }

  private EffectiveTarget effectiveTarget() {
    return new EffectiveTarget(
        OptionChecks.toArray(options.classWeights()),
        options.labelSmoothing(),
        options.smoothingWeights() == SmoothingWeights.PER_CLASS);
  }

  private ClassTerm classTerm() {
    return new ClassTerm(options.focalGamma(), options.polyEpsilon());
  }

  @Override
  public void checkLabels(LossArguments arguments) {
    arguments.requireShape("labels", arguments.labels(), "one target per class", "class indices");
    arguments.requireWeights("classWeights", options.classWeights(), "class");
  }

  @Override
  public Targets targets(Matrix labels, int classes) {
    boolean indices = labels.columns() == 1 && classes > 1;
    return indices
        ? new Targets.ClassIndices(labels, classes, options.ignoreIndex())
        : new Targets.Dense(labels);
  }

  @Override
  public @Nullable RowLoss fromLogits(IActivation activation, int classes) {
    if (activation instanceof ActivationSoftmax) {
      return new SoftmaxRowLoss(
          effectiveTarget(),
          new LogitTransform(options.logitSoftCap(), options.temperature()),
          classTerm(),
          options.zLoss(),
          classes);
    }
    refuseLogitOptions(activation);
    return activation instanceof ActivationSigmoid
        ? new OutputwiseRowLoss.CrossEntropy(
            effectiveTarget(), classTerm(), new Outputs.Sigmoid(), classes)
        : null;
  }

  @Override
  public @Nullable EffectiveTarget linearInLogSoftmax(IActivation activation) {
    return activation instanceof ActivationSoftmax && options.isLinearInLogSoftmax()
        ? effectiveTarget()
        : null;
  }

  @Override
  public RowLoss fromOutputs(Matrix outputs) {
    return new OutputwiseRowLoss.CrossEntropy(
        effectiveTarget(), classTerm(), new Outputs.Activated(outputs), outputs.columns());
  }

  private void refuseLogitOptions(IActivation activation) {
    String refused =
        options.temperature() != 1
            ? "temperature"
            : options.logitSoftCap() != null
                ? "logitSoftCap"
                : options.zLoss() != 0 ? "zLoss" : null;
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
