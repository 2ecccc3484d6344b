package dev.crossentropy.cli;

import dev.crossentropy.experiment.NamedLoss;
import dev.crossentropy.experiment.TrainingSettings;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that all examples share. */
@SuppressWarnings("NullAway.Init") // picocli sets every option that has a default
final class ExampleOptions {

  @Option(
      names = "--losses",
      paramLabel = "A,B,…",
      converter = Losses.class,
      defaultValue = "mcxent,cross-entropy",
      description = "Losses to compare, the first is the baseline: ${KNOWN-LOSSES}.")
  LossList losses;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      converter = Bounds.Count.class,
      description = "Trainings per loss, with seeds 1 to N (default: ${SEEDS}).")
  @Nullable Integer seeds;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      converter = Bounds.Count.class,
      description = "Passes over the training examples (default: ${EPOCHS}).")
  @Nullable Integer epochs;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      converter = Bounds.Count.class,
      description = "Examples per step (default: ${BATCH-SIZE}).")
  @Nullable Integer batchSize;

  @Option(
      names = "--learning-rate",
      paramLabel = "X",
      converter = Bounds.Positive.class,
      description = "Step size of the updater (default: ${LEARNING-RATE}).")
  @Nullable Double learningRate;

  @Option(
      names = "--label-noise",
      paramLabel = "P",
      converter = Bounds.Probability.class,
      defaultValue = "0",
      description = "Probability that a training label becomes another class.")
  double labelNoise;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Folder for report, plots, models and result.json.")
  Path output;

  @Option(
      names = "--threads",
      paramLabel = "N",
      converter = Bounds.Count.class,
      description = "Trainings side by side, one native thread each (default: all cores).")
  @Nullable Integer threads;

  int seeds(ExampleDefaults defaults) {
    return seeds == null ? defaults.seeds() : seeds;
  }

  TrainingSettings training(ExampleDefaults defaults) {
    return new TrainingSettings(
        epochs == null ? defaults.epochs() : epochs,
        batchSize == null ? defaults.batchSize() : batchSize,
        learningRate == null ? defaults.learningRate() : learningRate,
        labelNoise);
  }

  int threads() {
    return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
  }

  /** Losses in the order typed; a type of its own, since picocli treats a list as many values. */
  record LossList(List<NamedLoss> losses) {}

  static final class Losses implements ITypeConverter<LossList> {

    @Override
    public LossList convert(String value) {
      try {
        return new LossList(LossCatalog.parse(value));
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
