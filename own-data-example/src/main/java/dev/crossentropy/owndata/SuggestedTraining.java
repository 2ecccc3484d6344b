package dev.crossentropy.owndata;

import dev.crossentropy.cli.ExampleDefaults;

/** Epochs, mini-batches and seeds for a number of examples that nobody has tuned them for. */
final class SuggestedTraining {

  /** About what a small network needs to settle under Adam. */
  private static final int STEPS = 5000;

  private static final int FEWEST_EPOCHS = 3;
  private static final int MOST_EPOCHS = 100;

  /** Below, steps are mostly noise; above, a step costs more than its gradient gains. */
  private static final int SMALLEST_BATCH = 32;

  private static final int LARGEST_BATCH = 256;

  /** An epoch has at least so many steps. */
  private static final int STEPS_PER_EPOCH = 50;

  /** From here on a training takes minutes, and test sets are large enough for narrow intervals. */
  private static final int LARGE = 100_000;

  /** Between Adam's usual 0.001, slow for the small, and 0.01, restless for the large. */
  static final double LEARNING_RATE = 0.003;

  private SuggestedTraining() {}

  static ExampleDefaults of(int trainExamples) {
    int batch = SMALLEST_BATCH;
    while (batch < LARGEST_BATCH && trainExamples / (2 * batch) >= STEPS_PER_EPOCH) {
      batch *= 2;
    }
    long stepsPerEpoch = Math.max(1, trainExamples / batch);
    long epochs = Math.max(FEWEST_EPOCHS, Math.min(MOST_EPOCHS, STEPS / stepsPerEpoch));
    return new ExampleDefaults(trainExamples < LARGE ? 5 : 3, (int) epochs, batch, LEARNING_RATE);
  }
}
