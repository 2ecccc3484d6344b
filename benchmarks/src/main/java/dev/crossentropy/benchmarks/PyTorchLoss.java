package dev.crossentropy.benchmarks;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import java.io.IOException;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * PyTorch's cross-entropy of class indices, forward and backward, by PyTorch alone: many times in a
 * TorchScript loop, by the operations that a Python program would call.
 */
final class PyTorchLoss implements AutoCloseable {

  /** So long that starting the loop does not count. */
  private static final long CALL_NANOS = 5_000_000;

  private static final String SIGNATURE = "steps: Tensor, z: Tensor, y: Tensor) -> Tensor";

  /** The mean loss and its gradient, over and over. */
  private static final String LOOP =
      """
          loss = torch.zeros([1])
          for i in range(int(steps)):
            l = torch.cross_entropy_loss(z, y)
            g = torch.grad([l], [z])
            loss = torch.detach(l)
          return loss
      """;

  /** Each row's loss, and then the gradient of their sum. */
  private static final String RESULTS =
      """
          l = torch.cross_entropy_loss(z, y, None, 0)
          g = torch.grad([torch.sum(l)], [z])
          slopes = unchecked_cast(Tensor, g[0])
          return torch.cat([torch.detach(l), torch.flatten(slopes)])
      """;

  private final Shape shape;
  private final Model loop;
  private final Model results;
  private final NDManager manager;
  private final NDArray logits;
  private final NDArray labels;
  private int steps = 1;

  PyTorchLoss(Shape shape) throws IOException {
    PyTorch.prepare();
    this.shape = shape;
    loop = TorchScript.load(SIGNATURE, LOOP);
    results = TorchScript.load(SIGNATURE, RESULTS);
    manager = loop.getNDManager();
    logits =
        manager.create(
            shape.logits(), new ai.djl.ndarray.types.Shape(shape.rows(), shape.classes()));
    logits.setRequiresGradient(true);
    long[] indices = new long[shape.rows()];
    for (int row = 0; row < indices.length; row++) {
      indices[row] = shape.label(row);
    }
    labels = manager.create(indices);
    while (nanosOfCall() < CALL_NANOS) {
      steps *= 2;
    }
  }

  private long nanosOfCall() {
    long start = System.nanoTime();
    run(loop);
    return System.nanoTime() - start;
  }

  private float[] run(Model model) {
    // a collector, because PyTorch computes no gradients without one
    try (NDManager call = manager.newSubManager();
        GradientCollector collector = call.getEngine().newGradientCollector();
        NDList result =
            model
                .getBlock()
                .forward(
                    new ParameterStore(manager, false),
                    new NDList(call.create(steps), logits, labels),
                    true)) {
      return result.singletonOrThrow().toFloatArray();
    }
  }

  /** Calls of the loop, counted as the passes that they are. */
  Turn turn() {
    Turn calls = Turn.of(() -> run(loop));
    return new Turn(calls.calls() * steps, calls.nanos());
  }

  /** Each row's loss, [N, 1], in front of its gradient, [N, C]. */
  INDArray lossesAndGradient() {
    INDArray all = Nd4j.createFromArray(run(results));
    int rows = shape.rows();
    INDArray losses = all.get(NDArrayIndex.interval(0, rows));
    INDArray gradient = all.get(NDArrayIndex.interval(rows, all.length()));
    return Nd4j.hstack(losses.reshape(rows, 1), gradient.reshape(rows, shape.classes()));
  }

  @Override
  public void close() {
    loop.close();
    results.close();
  }
}
