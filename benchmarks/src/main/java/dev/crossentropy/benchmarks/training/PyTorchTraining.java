package dev.crossentropy.benchmarks.training;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import dev.crossentropy.benchmarks.PyTorch;
import java.util.Random;

/**
 * The iteration of {@link TrainingStep} by PyTorch, each operation called from Java by DJL's
 * trainer.
 */
final class PyTorchTraining implements AutoCloseable {

  private static final Shape POOLING = new Shape(Network.POOLING, Network.POOLING);

  private final Model model;
  private final NDManager manager;
  private final Trainer trainer;
  private final NDArray[] features = new NDArray[Network.BATCHES];
  private final NDArray[] labels = new NDArray[Network.BATCHES];
  private int next;

  PyTorchTraining(Network network) {
    PyTorch.prepare();
    model = Model.newInstance("network", PyTorch.ENGINE);
    manager = model.getNDManager();
    model.setBlock(block(network));
    trainer = model.newTrainer(configuration());
    trainer.initialize(shape(network));
    Random random = new Random(1);
    for (int i = 0; i < features.length; i++) {
      int[] classes = network.labels(random);
      features[i] = manager.create(network.features(random, classes)).reshape(shape(network));
      labels[i] = manager.create(classes).reshape(network.batch, 1);
    }
  }

  private static Shape shape(Network network) {
    return network.isConvolutional()
        ? new Shape(network.batch, 1, Network.SIDE, Network.SIDE)
        : new Shape(network.batch, network.inputs);
  }

  private static Block block(Network network) {
    SequentialBlock block = new SequentialBlock();
    for (int filters : network.channels) {
      block
          .add(
              Conv2d.builder()
                  .setKernelShape(new Shape(Network.KERNEL, Network.KERNEL))
                  .setFilters(filters)
                  .build())
          .add(Activation.reluBlock())
          .add(Pool.maxPool2dBlock(POOLING, POOLING));
    }
    if (network.isConvolutional()) {
      block.add(Blocks.batchFlattenBlock());
    }
    return block
        .add(Linear.builder().setUnits(network.hidden).build())
        .add(
            network.activation == org.nd4j.linalg.activations.Activation.TANH
                ? Activation.tanhBlock()
                : Activation.reluBlock())
        .add(Linear.builder().setUnits(network.classes).build());
  }

  private static DefaultTrainingConfig configuration() {
    return new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss("loss", 1, -1, true, true))
        .optDevices(new Device[] {Device.cpu()})
        .optOptimizer(
            Optimizer.sgd().setLearningRateTracker(Tracker.fixed(0.01f)).optMomentum(0.9f).build());
  }

  void fit() {
    next = (next + 1) % features.length;
    NDArray batch = features[next];
    // what the network computes belongs to the manager of what it is given
    try (NDManager iteration = manager.newSubManager()) {
      batch.attach(iteration);
      try (GradientCollector collector = trainer.newGradientCollector()) {
        NDList outputs = trainer.forward(new NDList(batch));
        collector.backward(trainer.getLoss().evaluate(new NDList(labels[next]), outputs));
      }
      trainer.step();
      batch.attach(manager);
    }
  }

  @Override
  public void close() {
    trainer.close();
    model.close();
  }
}
