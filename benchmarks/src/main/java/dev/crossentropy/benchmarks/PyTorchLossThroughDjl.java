package dev.crossentropy.benchmarks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;

/** PyTorch's log-softmax and negative log-likelihood of class indices, through DJL. */
final class PyTorchLossThroughDjl implements AutoCloseable {
  private final NDManager manager;
  private final Loss loss = Loss.softmaxCrossEntropyLoss("loss", 1, -1, true, true);
  private final NDArray logits;
  private final NDList labels;

  PyTorchLossThroughDjl(Shape shape) {
    PyTorch.prepare();
    manager = NDManager.newBaseManager(PyTorch.ENGINE);
    logits =
        manager.create(
            shape.logits(), new ai.djl.ndarray.types.Shape(shape.rows(), shape.classes()));
    long[] indices = new long[shape.rows()];
    for (int row = 0; row < shape.rows(); row++) {
      indices[row] = shape.label(row);
    }
    labels =
        new NDList(
            manager
                .create(indices, new ai.djl.ndarray.types.Shape(shape.rows(), 1))
                .toType(DataType.INT64, false));
  }

  /** The mean loss and its gradient. */
  void forwardAndBackward() {
    // what is computed from an array belongs to the array's manager, and is freed with it
    try (NDManager call = manager.newSubManager();
        GradientCollector collector = manager.getEngine().newGradientCollector()) {
      logits.attach(call);
      // the same numbers without the gradient of the call before, to which PyTorch would add
      NDArray input = logits.stopGradient();
      input.setRequiresGradient(true);
      collector.backward(loss.evaluate(labels, new NDList(input)));
      logits.attach(manager);
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
