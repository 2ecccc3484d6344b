package dev.crossentropy.cli;

import java.util.Map;

/**
 * An example's own defaults for the shared options.
 *
 * @param earlyStopping epochs of patience, 0 to train all epochs
 */
public record ExampleDefaults(
    int seeds, int epochs, int batchSize, double learningRate, int earlyStopping) {

  /** All epochs are trained. */
  public ExampleDefaults(int seeds, int epochs, int batchSize, double learningRate) {
    this(seeds, epochs, batchSize, learningRate, 0);
  }

  public ExampleDefaults withEarlyStopping(int patience) {
    return new ExampleDefaults(seeds, epochs, batchSize, learningRate, patience);
  }

  /** The variables that the options' descriptions name. */
  Map<String, String> helpVariables() {
    return Map.of(
        "SEEDS", Integer.toString(seeds),
        "EPOCHS", Integer.toString(epochs),
        "BATCH-SIZE", Integer.toString(batchSize),
        "LEARNING-RATE", Double.toString(learningRate),
        "EARLY-STOPPING", Integer.toString(earlyStopping));
  }
}
