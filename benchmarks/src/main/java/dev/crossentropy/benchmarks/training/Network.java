package dev.crossentropy.benchmarks.training;

import java.util.List;
import java.util.Random;
import org.nd4j.linalg.activations.Activation;

/** The networks, each with the mini-batch that it is usually trained with. */
public enum Network {
  IRIS(4, List.of(), 16, 3, 30, Activation.TANH),
  MLP(784, List.of(), 1000, 10, 128, Activation.RELU),
  /** Pictures of 28×28 pixels, two convolutions of 5×5, each with a pooling of 2×2. */
  LENET_8_32(784, List.of(8, 32), 128, 10, 32, Activation.RELU),
  LENET_20_50(784, List.of(20, 50), 500, 10, 64, Activation.RELU),
  /** As many outputs as a vocabulary has words. */
  OUTPUTS_10000(64, List.of(), 64, 10_000, 64, Activation.RELU),
  OUTPUTS_50000(64, List.of(), 64, 50_000, 64, Activation.RELU);

  /** Taken in turn, so that no iteration finds the features of the one before in the cache. */
  static final int BATCHES = 10;

  static final int SIDE = 28;
  static final int KERNEL = 5;
  static final int POOLING = 2;

  final int inputs;
  final List<Integer> channels;
  final int hidden;
  final int classes;
  final int batch;
  final Activation activation;

  Network(
      int inputs,
      List<Integer> channels,
      int hidden,
      int classes,
      int batch,
      Activation activation) {
    this.inputs = inputs;
    this.channels = channels;
    this.hidden = hidden;
    this.classes = classes;
    this.batch = batch;
    this.activation = activation;
  }

  boolean isConvolutional() {
    return !channels.isEmpty();
  }

  /** Inputs of the hidden layer. */
  int hiddenInputs() {
    int side = SIDE;
    int inputs = this.inputs;
    for (int filters : channels) {
      side = (side - KERNEL + 1) / POOLING;
      inputs = filters * side * side;
    }
    return inputs;
  }

  int[] labels(Random random) {
    return random.ints(batch, 0, classes).toArray();
  }

  /** Normal features; class c is shifted along every inputs/classes-th axis, so it is learnable. */
  float[][] features(Random random, int[] labels) {
    float[][] features = new float[batch][inputs];
    for (int row = 0; row < batch; row++) {
      for (int column = 0; column < inputs; column++) {
        double shift = column % classes == labels[row] ? 1 : 0;
        features[row][column] = (float) (random.nextGaussian() + shift);
      }
    }
    return features;
  }
}
