package dev.crossentropy.cli;

/** An example's own defaults for the shared options. */
public record ExampleDefaults(int seeds, int epochs, int batchSize, double learningRate) {

  /** The default of an option by its name, null where this record has none. */
  @org.jspecify.annotations.Nullable
  String of(String option) {
    return switch (option) {
      case "--seeds" -> Integer.toString(seeds);
      case "--epochs" -> Integer.toString(epochs);
      case "--batch-size" -> Integer.toString(batchSize);
      case "--learning-rate" -> Double.toString(learningRate);
      default -> null;
    };
  }
}
