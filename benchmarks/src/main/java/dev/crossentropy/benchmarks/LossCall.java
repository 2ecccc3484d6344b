package dev.crossentropy.benchmarks;

import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.memory.enums.AllocationPolicy;
import org.nd4j.linalg.api.memory.enums.LearningPolicy;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * A loss and what it is called with.
 *
 * <p>As in Deeplearning4j's output layer, results go into a workspace. Without one most of the time
 * of a large batch would be the operating system's, for pages of memory that only the garbage
 * collector gives back.
 */
final class LossCall {

  /** Grows to what a call takes. */
  private static final WorkspaceConfiguration MEMORY =
      WorkspaceConfiguration.builder()
          .policyLearning(LearningPolicy.OVER_TIME)
          .cyclesBeforeInitialization(3)
          .policyAllocation(AllocationPolicy.STRICT)
          .build();

  private final IActivation softmax = new ActivationSoftmax();
  private final ILossFunction function;
  private final INDArray logits;
  private final INDArray labels;
  private final @Nullable INDArray mask;

  LossCall(ILossFunction function, INDArray logits, INDArray labels, @Nullable INDArray mask) {
    this.function = function;
    this.logits = logits;
    this.labels = labels;
    this.mask = mask;
  }

  /** One-hot labels, no mask. */
  static LossCall usual(ILossFunction function, Shape shape, char ordering) {
    return new LossCall(function, logits(shape).dup(ordering), oneHot(shape), null);
  }

  static INDArray logits(Shape shape) {
    return Nd4j.createFromArray(shape.logits()).reshape(shape.rows(), shape.classes());
  }

  static INDArray oneHot(Shape shape) {
    INDArray labels = Nd4j.zeros(DataType.FLOAT, shape.rows(), shape.classes());
    for (int row = 0; row < shape.rows(); row++) {
      labels.putScalar(row, shape.label(row), 1);
    }
    return labels;
  }

  Pair<Double, INDArray> gradientAndScore() {
    try (MemoryWorkspace workspace = open()) {
      return function.computeGradientAndScore(labels, logits, softmax, mask, false);
    }
  }

  /** The two calls of Deeplearning4j's output layer. */
  Pair<Double, INDArray> gradientThenScore() {
    try (MemoryWorkspace workspace = open()) {
      INDArray gradient = function.computeGradient(labels, logits, softmax, mask);
      return Pair.of(function.computeScore(labels, logits, softmax, mask, false), gradient);
    }
  }

  INDArray gradient() {
    try (MemoryWorkspace workspace = open()) {
      return function.computeGradient(labels, logits, softmax, mask);
    }
  }

  double score() {
    try (MemoryWorkspace workspace = open()) {
      return function.computeScore(labels, logits, softmax, mask, false);
    }
  }

  private static MemoryWorkspace open() {
    return Nd4j.getWorkspaceManager().getAndActivateWorkspace(MEMORY, "loss");
  }
}
