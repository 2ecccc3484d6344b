package dev.crossentropy.benchmarks.training;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import dev.crossentropy.benchmarks.PyTorch;
import dev.crossentropy.benchmarks.TorchScript;
import dev.crossentropy.benchmarks.Turn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import org.nd4j.linalg.activations.Activation;

/**
 * The iteration of {@link TrainingStep} by PyTorch alone: many of them in a TorchScript loop, by
 * the operations that a Python program would call.
 */
final class ScriptedTraining implements AutoCloseable {

  /** So long that starting the loop does not count. */
  private static final long CALL_NANOS = 5_000_000;

  private final Network network;
  private final Model model;
  private final NDManager manager;
  private final NDList arguments = new NDList();
  private final List<Shape> parameters = new ArrayList<>();
  private int steps = 1;

  ScriptedTraining(Network network) throws IOException {
    PyTorch.prepare();
    this.network = network;
    addParameters();
    model = TorchScript.load(signature(), body());
    manager = model.getNDManager();
    addArguments();
    while (nanosOfCall() < CALL_NANOS) {
      steps *= 2;
    }
  }

  private void addParameters() {
    int channels = 1;
    for (int filters : network.channels) {
      add(filters, channels, Network.KERNEL, Network.KERNEL);
      channels = filters;
    }
    add(network.hidden, network.hiddenInputs());
    add(network.classes, network.hidden);
  }

  private void add(long... weights) {
    parameters.add(new Shape(weights));
    parameters.add(new Shape(weights[0]));
  }

  private String signature() {
    StringJoiner signature =
        new StringJoiner(
            ": Tensor, ", "steps: Tensor, x: Tensor, y: Tensor, ", ": Tensor) -> Tensor");
    for (int i = 0; i < parameters.size(); i++) {
      signature.add("p" + i).add("v" + i);
    }
    return signature.toString();
  }

  private String body() {
    StringBuilder body = new StringBuilder("    loss = torch.zeros([1])\n");
    body.append("    for i in range(int(steps)):\n");
    body.append("      h0 = torch.select(x, 0, i %% %d)\n".formatted(Network.BATCHES));
    int next = 0;
    for (; next < network.channels.size(); next++) {
      body.append(
          "      c%1$d = torch.conv2d(h%1$d, p%2$d, p%3$d)\n"
              .formatted(next, 2 * next, 2 * next + 1));
      body.append(
          "      h%d = torch.max_pool2d(torch.relu(c%d), [%3$d, %3$d])\n"
              .formatted(next + 1, next, Network.POOLING));
    }
    String activation = network.activation == Activation.TANH ? "tanh" : "relu";
    body.append(
        "      f = torch.linear(torch.flatten(h%d, 1), p%d, p%d)\n"
            .formatted(next, 2 * next, 2 * next + 1));
    body.append(
        "      z = torch.linear(torch.%s(f), p%d, p%d)\n"
            .formatted(activation, 2 * next + 2, 2 * next + 3));
    body.append(
        "      l = torch.cross_entropy_loss(z, torch.select(y, 0, i %% %d))\n"
            .formatted(Network.BATCHES));
    StringJoiner all = new StringJoiner(", ");
    for (int i = 0; i < parameters.size(); i++) {
      all.add("p" + i);
    }
    body.append("      g = torch.grad([l], [%s])\n".formatted(all));
    for (int i = 0; i < parameters.size(); i++) {
      body.append("      g%1$d = unchecked_cast(Tensor, g[%1$d])\n".formatted(i));
      body.append("      u%1$d = torch.add_(torch.mul_(v%1$d, 0.9), g%1$d)\n".formatted(i));
      body.append(
          "      w%1$d = torch.sub_(torch.detach(p%1$d), v%1$d, alpha=0.01)\n".formatted(i));
    }
    return body.append("      loss = torch.detach(l)\n    return loss\n").toString();
  }

  private void addArguments() {
    Random random = new Random(1);
    float[] features = new float[Network.BATCHES * network.batch * network.inputs];
    long[] labels = new long[Network.BATCHES * network.batch];
    int row = 0;
    for (int i = 0; i < Network.BATCHES; i++) {
      int[] classes = network.labels(random);
      float[][] rows = network.features(random, classes);
      for (int j = 0; j < network.batch; j++, row++) {
        System.arraycopy(rows[j], 0, features, row * network.inputs, network.inputs);
        labels[row] = classes[j];
      }
    }
    arguments.add(manager.create(steps));
    arguments.add(manager.create(features, shape(network)));
    arguments.add(manager.create(labels, new Shape(Network.BATCHES, network.batch)));
    for (Shape shape : parameters) {
      double deviation = 1 / Math.sqrt((double) shape.size() / shape.get(0));
      NDArray parameter =
          shape.dimension() == 1
              ? manager.zeros(shape)
              : manager.randomNormal(shape).mul(deviation);
      parameter.setRequiresGradient(true);
      arguments.add(parameter);
      arguments.add(manager.zeros(shape));
    }
  }

  private static Shape shape(Network network) {
    return network.isConvolutional()
        ? new Shape(Network.BATCHES, network.batch, 1, Network.SIDE, Network.SIDE)
        : new Shape(Network.BATCHES, network.batch, network.inputs);
  }

  private long nanosOfCall() {
    arguments.set(0, manager.create(steps));
    long start = System.nanoTime();
    fit();
    return System.nanoTime() - start;
  }

  /** Some iterations. */
  private float fit() {
    // a collector, because PyTorch computes no gradients without one
    try (GradientCollector collector = manager.getEngine().newGradientCollector();
        NDList loss =
            model.getBlock().forward(new ParameterStore(manager, false), arguments, true)) {
      return loss.singletonOrThrow().toFloatArray()[0];
    }
  }

  /** Calls of the loop, counted as the iterations that they are. */
  Turn turn() {
    Turn calls = Turn.of(this::fit);
    return new Turn(calls.calls() * steps, calls.nanos());
  }

  @Override
  public void close() {
    model.close();
  }
}
