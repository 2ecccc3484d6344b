package dev.crossentropy.loss;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;

/** {@link BinaryCrossEntropyLoss} in the terms of {@link LossEvaluator}. */
record BinaryCrossEntropyDefinition(BinaryCrossEntropyOptions options) implements LossDefinition {

  @Override
  public Normalization normalization() {
    return options.normalization();
  }

  @Override
  public double @Nullable [] weights() {
    return EffectiveTarget.toArray(options.outputWeights());
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
    return activation instanceof ActivationSigmoid
        ? new BinaryRowLoss(options, new Outputs.Sigmoid(), columns)
        : null;
  }

  @Override
  public RowLoss fromOutputs(Matrix outputs) {
    return new BinaryRowLoss(options, new Outputs.Activated(outputs), outputs.columns());
  }
}
