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
import dev.crossentropy.benchmarks.TrainingStepBenchmark.Network;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The iteration of {@link TrainingStepBenchmark} by PyTorch, on one thread, through DJL's trainer.
 * Runs with the Maven profile {@code pytorch}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 3,
    jvmArgsAppend = {
      "-Dai.djl.offline=true",
      "-Dai.djl.pytorch.num_threads=1",
      "-Dai.djl.pytorch.num_interop_threads=1"
    })
public class PyTorchTrainingBenchmark {
  @Param Network network;

  private final Model model = Model.newInstance("network", "PyTorch");
  private final NDManager manager = model.getNDManager();
  private Trainer trainer;
  private NDArray[] features;
  private NDArray[] labels;
  private int next;

  @Setup
  public void prepare() {
    model.setBlock(block());
    trainer =
        model.newTrainer(
            new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss("loss", 1, -1, true, true))
                .optDevices(new Device[] {Device.cpu()})
                .optOptimizer(
                    Optimizer.sgd()
                        .setLearningRateTracker(Tracker.fixed(0.01f))
                        .optMomentum(0.9f)
                        .build()));
    trainer.initialize(new ai.djl.ndarray.types.Shape(network.batch, network.inputs));
    Random random = new Random(1);
    features = new NDArray[TrainingStepBenchmark.BATCHES];
    labels = new NDArray[TrainingStepBenchmark.BATCHES];
    for (int i = 0; i < features.length; i++) {
      int[] classes = network.labels(random);
      features[i] = manager.create(network.features(random, classes));
      labels[i] = manager.create(classes).reshape(network.batch, 1);
    }
  }

  private Block block() {
    return new SequentialBlock()
        .add(Linear.builder().setUnits(network.hidden).build())
        .add(network == Network.IRIS ? Activation.tanhBlock() : Activation.reluBlock())
        .add(Linear.builder().setUnits(network.classes).build());
  }

  @TearDown
  public void close() {
    trainer.close();
    model.close();
  }

  @Benchmark
  public void fit() {
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
}
