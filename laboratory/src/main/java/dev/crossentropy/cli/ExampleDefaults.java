package dev.crossentropy.cli;

import java.util.Map;

/** An example's own defaults for the shared options. */
public record ExampleDefaults(int seeds, int epochs, int batchSize, double learningRate) {

  /** The variables that the options' descriptions name. */
  Map<String, String> helpVariables() {
    return Map.of(
        "SEEDS", Integer.toString(seeds),
        "EPOCHS", Integer.toString(epochs),
        "BATCH-SIZE", Integer.toString(batchSize),
        "LEARNING-RATE", Double.toString(learningRate));
  }
}
