package dev.crossentropy.benchmarks;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.Random;

/** The iteration of {@link TrainingStep} by PyTorch, through DJL's trainer. */
final class PyTorchTraining implements AutoCloseable {
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
    trainer.initialize(new ai.djl.ndarray.types.Shape(network.batch, network.inputs));
    Random random = new Random(1);
    for (int i = 0; i < features.length; i++) {
      int[] classes = network.labels(random);
      features[i] = manager.create(network.features(random, classes));
      labels[i] = manager.create(classes).reshape(network.batch, 1);
    }
  }

  private static Block block(Network network) {
    return new SequentialBlock()
        .add(Linear.builder().setUnits(network.hidden).build())
        .add(network == Network.IRIS ? Activation.tanhBlock() : Activation.reluBlock())
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
