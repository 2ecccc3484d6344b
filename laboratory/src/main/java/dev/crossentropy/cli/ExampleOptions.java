package dev.crossentropy.cli;

import dev.crossentropy.cli.losses.LossResolver;
import dev.crossentropy.statistics.Metric;
import dev.crossentropy.training.NamedLoss;
import dev.crossentropy.training.NetworkRuntime;
import dev.crossentropy.training.TrainingSettings;
import dev.crossentropy.training.prediction.Task;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that all examples share. */
final class ExampleOptions {

  /** Enough to tell learning rates apart, little enough to train on nearly all. */
  private static final double VALIDATION = 0.2;

  @Option(
      names = "--losses",
      paramLabel = "A,B,…",
      description = {
        "Losses to compare, the first is the baseline (default: ${LOSSES}):",
        "  ${LOSS-NAMES}",
        "or with any options by name: ${LOSS-OPTIONS};",
        "or a class of yours, com.example.MyLoss(0.7), or a source file, MyLoss.java."
      })
  @Nullable String losses;

  @Option(
      names = "--class-path",
      paramLabel = "JAR",
      hideParamSyntax = true,
      split = "${sys:path.separator}",
      description = "Jars and folders with losses of yours, as java takes them.")
  private @Nullable List<Path> classPath;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      converter = Bounds.Seeds.class,
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
      paramLabel = "X,…",
      hideParamSyntax = true,
      split = ",",
      converter = Bounds.LearningRate.class,
      description =
          "Step size of the updater (default: ${LEARNING-RATE}). Of several, each loss gets the one"
              + " with the smallest cross-entropy on the validation part.")
  @Nullable List<Double> learningRates;

  @Option(
      names = "--margin",
      paramLabel = "METRIC=X,…",
      hideParamSyntax = true,
      split = ",",
      description =
          "Differences inside ±X do not matter, in points or nats; to be chosen before any result"
              + " is seen (default: ${MARGINS}).")
  private Map<String, Double> margins = new LinkedHashMap<>();

  @Option(
      names = "--validation",
      paramLabel = "P",
      converter = Bounds.Probability.class,
      description =
          "Share of the training examples that is kept from training, to choose learning rate and"
              + " epoch by (default: 0.2 where one of them is chosen, otherwise 0).")
  @Nullable Double validation;

  @Option(
      names = "--early-stopping",
      paramLabel = "N",
      converter = Bounds.WholeNumberFromZero.class,
      description =
          "End a training after N epochs without a smaller cross-entropy on the validation part, and"
              + " keep the best epoch's parameters; 0 trains all epochs (default:"
              + " ${EARLY-STOPPING}).")
  @Nullable Integer earlyStopping;

  @Option(
      names = "--runtime",
      paramLabel = "NAME",
      defaultValue = "lean",
      description =
          "Whose classes train: lean (this project's) or dl4j (Deeplearning4j's own, slower). The"
              + " parameters are the same, bit for bit (default: ${DEFAULT-VALUE}).")
  NetworkRuntime runtime = NetworkRuntime.LEAN;

  @Option(
      names = "--resume",
      description = "Go on where an interrupted command with the same options stopped.")
  boolean resume;

  @Option(
      names = "--part",
      paramLabel = "K/N",
      converter = Part.Converter.class,
      description =
          "Train the K-th of N parts of the runs only, and keep them; see the command merge.")
  @Nullable Part part;

  @Option(
      names = "--network",
      paramLabel = "FILE",
      description =
          "A network of yours in place of the example's, as MultiLayerConfiguration.toJson()"
              + " writes it; it gets each loss, seed and learning rate in turn.")
  @Nullable Path network;

  @Option(
      names = "--label-noise",
      paramLabel = "P",
      converter = Bounds.Probability.class,
      defaultValue = "0",
      description =
          "Probability that a training label becomes another class (default: ${DEFAULT-VALUE}).")
  double labelNoise;

  @Option(
      names = "--imbalance",
      paramLabel = "R",
      converter = Bounds.Ratio.class,
      defaultValue = "1",
      description =
          "Keep all training examples of the first class, 1/R of the last one's, and a share in"
              + " between of the others' (default: ${DEFAULT-VALUE}).")
  double imbalance;

  @Option(
      names = "--soft-labels",
      paramLabel = "A",
      converter = Bounds.BetaParameter.class,
      description =
          "Mix training examples and labels in pairs, with weights from Beta(A, A) (mixup); 0.2 is"
              + " usual (default: none are mixed).")
  @Nullable Double softLabels;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description =
          "Folder for report, plots, models and result.json (default: results/${EXPERIMENT}).")
  @Nullable Path output;

  @Option(
      names = "--threads",
      paramLabel = "N",
      converter = Bounds.Count.class,
      description = "Trainings side by side, one native thread each (default: all cores).")
  @Nullable Integer threads;

  /**
   * What is compared, with its margins.
   *
   * @throws IllegalArgumentException naming what is wrong with a margin
   */
  List<Metric> metrics(Task task) {
    return Margins.applied(Metric.of(task), margins);
  }

  int seeds(ExampleDefaults defaults) {
    return seeds == null ? defaults.seeds() : seeds;
  }

  List<Double> learningRates(ExampleDefaults defaults) {
    return learningRates == null ? List.of(defaults.learningRate()) : learningRates;
  }

  Path output(String experiment) {
    return output == null ? Path.of("results", experiment) : output;
  }

  /** At the first learning rate. */
  TrainingSettings training(ExampleDefaults defaults) {
    int patience = earlyStopping == null ? defaults.earlyStopping() : earlyStopping;
    boolean chooses = patience > 0 || learningRates(defaults).size() > 1;
    return new TrainingSettings(
        epochs == null ? defaults.epochs() : epochs,
        batchSize == null ? defaults.batchSize() : batchSize,
        learningRates(defaults).get(0),
        labelNoise,
        imbalance,
        softLabels == null ? 0 : softLabels,
        validation == null ? (chooses ? VALIDATION : 0) : validation,
        patience,
        runtime);
  }

  int threads() {
    return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
  }

  /**
   * The losses in the order typed.
   *
   * @throws IllegalArgumentException naming what is wrong with them
   */
  List<NamedLoss> losses(Task task, Supplier<String> defaults) {
    try {
      LossResolver resolver =
          classPath == null ? LossResolver.ofProgram() : LossResolver.of(classPath);
      return resolver.all(losses == null ? defaults.get() : losses, task);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Invalid value for option '--losses': " + e.getMessage(), e);
    }
  }
}
