package dev.crossentropy.training;

import java.io.Serializable;

/**
 * How long and in which steps a network is trained, and what is made harder for it. Conditions
 * touch training examples only, depend on the seed alone and are the same for all losses.
 *
 * @param epochs at most, if {@code patience} ends training earlier
 * @param labelNoise the probability that a training label is replaced by another class
 * @param imbalance how many times as many training examples the first class keeps as the last, 1 to
 *     leave all; see {@link dev.crossentropy.data.LongTail}
 * @param softLabels the α of {@link dev.crossentropy.data.Mixup}, 0 for none
 * @param validation the share of the training examples that is kept from training, to choose by;
 *     their labels stay as they are. 0 if nothing is chosen
 * @param patience training ends after so many epochs without a smaller cross-entropy on the
 *     validation part, and the parameters of the best epoch stay; 0 to train all epochs
 */
public record TrainingSettings(
    int epochs,
    int batchSize,
    double learningRate,
    double labelNoise,
    double imbalance,
    double softLabels,
    double validation,
    int patience,
    NetworkRuntime runtime)
    implements Serializable {

  public TrainingSettings {
    if (patience > 0 && validation == 0) {
      throw new IllegalArgumentException("early stopping needs a validation part, found none");
    }
  }

  /** All classes and hard labels as they are, all epochs, all training examples. */
  public TrainingSettings(int epochs, int batchSize, double learningRate, double labelNoise) {
    this(epochs, batchSize, learningRate, labelNoise, 1, 0, 0, 0, NetworkRuntime.LEAN);
  }

  public TrainingSettings withLearningRate(double rate) {
    return new TrainingSettings(
        epochs, batchSize, rate, labelNoise, imbalance, softLabels, validation, patience, runtime);
  }

  public TrainingSettings withValidation(double share, int epochsOfPatience) {
    return new TrainingSettings(
        epochs,
        batchSize,
        learningRate,
        labelNoise,
        imbalance,
        softLabels,
        share,
        epochsOfPatience,
        runtime);
  }

  public TrainingSettings withRuntime(NetworkRuntime other) {
    return new TrainingSettings(
        epochs,
        batchSize,
        learningRate,
        labelNoise,
        imbalance,
        softLabels,
        validation,
        patience,
        other);
  }
}
