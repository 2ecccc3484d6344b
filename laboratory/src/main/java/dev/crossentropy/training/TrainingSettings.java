package dev.crossentropy.training;

import java.io.Serializable;

/**
 * How long and in which steps a network is trained, and what is made harder for it. Conditions
 * touch training examples only, depend on the seed alone and are the same for all losses.
 *
 * @param labelNoise the probability that a training label is replaced by another class
 * @param imbalance how many times as many training examples the first class keeps as the last, 1 to
 *     leave all; see {@link dev.crossentropy.data.LongTail}
 * @param softLabels the α of {@link dev.crossentropy.data.Mixup}, 0 for none
 */
public record TrainingSettings(
    int epochs,
    int batchSize,
    double learningRate,
    double labelNoise,
    double imbalance,
    double softLabels)
    implements Serializable {

  /** All classes and hard labels as they are. */
  public TrainingSettings(int epochs, int batchSize, double learningRate, double labelNoise) {
    this(epochs, batchSize, learningRate, labelNoise, 1, 0);
  }
}
