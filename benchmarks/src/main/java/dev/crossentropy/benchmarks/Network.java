package dev.crossentropy.benchmarks;

import java.util.Random;
import org.nd4j.linalg.activations.Activation;

/** The networks, each with the mini-batch that it is usually trained with. */
public enum Network {
  IRIS(4, 16, 3, 30, Activation.TANH),
  MLP(784, 1000, 10, 128, Activation.RELU);

  /** Taken in turn, so that no iteration finds the features of the one before in the cache. */
  static final int BATCHES = 10;

  final int inputs;
  final int hidden;
  final int classes;
  final int batch;
  final Activation activation;

  Network(int inputs, int hidden, int classes, int batch, Activation activation) {
    this.inputs = inputs;
    this.hidden = hidden;
    this.classes = classes;
    this.batch = batch;
    this.activation = activation;
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
