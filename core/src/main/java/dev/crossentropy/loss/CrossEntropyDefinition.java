package dev.crossentropy.loss;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;

/** {@link CrossEntropyLoss} in the terms of {@link LossEvaluator}. */
record CrossEntropyDefinition(CrossEntropyOptions options) implements LossDefinition {

  @Override
  public Normalization normalization() {
    return options.normalization();
  }

  @Override
  public double @Nullable [] weights() {
    return EffectiveTarget.toArray(options.classWeights());
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
      return new SoftmaxRowLoss(options, classes);
    }
    refuseLogitOptions(activation);
    return activation instanceof ActivationSigmoid
        ? new OutputwiseRowLoss.CrossEntropy(options, new Outputs.Sigmoid(), classes)
        : null;
  }

  @Override
  public @Nullable CrossEntropyOptions linearInLogSoftmax(IActivation activation) {
    return activation instanceof ActivationSoftmax && options.isLinearInLogSoftmax()
        ? options
        : null;
  }

  @Override
  public RowLoss fromOutputs(Matrix outputs) {
    return new OutputwiseRowLoss.CrossEntropy(
        options, new Outputs.Activated(outputs), outputs.columns());
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
