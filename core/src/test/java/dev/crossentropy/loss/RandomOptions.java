package dev.crossentropy.loss;

import dev.crossentropy.loss.ReferenceCrossEntropy.Hypothesis;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Random options, each set about every third time, and the losses built from them. */
final class RandomOptions {

  private RandomOptions() {}

  static List<Integer> ignored(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> List.of(-100);
      case 1 -> List.of(0, -1);
      case 2 -> List.of(1);
      default -> List.of();
    };
  }

  static ReferenceCrossEntropy.Options softmax(
      Random random, Hypothesis hypothesis, int classes, List<Integer> ignored) {
    boolean onLogits = hypothesis == Hypothesis.SOFTMAX;
    return new ReferenceCrossEntropy.Options(
        weights(random, classes),
        random.nextBoolean() ? SmoothingWeights.PER_CLASS : SmoothingWeights.BY_TARGET,
        isSet(random) ? 0.4 * random.nextDouble() : 0,
        ignored,
        isSet(random) ? gamma(random) : 0,
        isSet(random) ? 3 * random.nextDouble() - 1 : 0,
        onLogits && isSet(random) ? 0.1 * random.nextDouble() : 0,
        onLogits && isSet(random) ? 1 + 30 * random.nextDouble() : null,
        onLogits && isSet(random) ? 0.2 + 3 * random.nextDouble() : 1,
        normalization(random, 3));
  }

  static ReferenceBinaryCrossEntropy.Options binary(Random random, int outputs) {
    return new ReferenceBinaryCrossEntropy.Options(
        weights(random, outputs),
        weights(random, outputs),
        isSet(random) ? 0.4 * random.nextDouble() : 0,
        isSet(random) ? gamma(random) : 0,
        isSet(random) ? random.nextDouble() : null,
        normalization(random, 2));
  }

  static CrossEntropyLoss loss(ReferenceCrossEntropy.Options options) {
    CrossEntropyLoss.Builder builder =
        CrossEntropyLoss.builder()
            .smoothingWeights(options.smoothingWeights())
            .labelSmoothing(options.labelSmoothing())
            .ignoreIndex(options.ignored().stream().mapToInt(Integer::intValue).toArray())
            .focalGamma(options.focalGamma())
            .polyEpsilon(options.polyEpsilon())
            .zLoss(options.zLoss())
            .temperature(options.temperature())
            .normalization(options.normalization());
    if (options.classWeights() != null) {
      builder.classWeights(array(options.classWeights()));
    }
    if (options.softCap() != null) {
      builder.logitSoftCap(options.softCap());
    }
    return builder.build();
  }

  static BinaryCrossEntropyLoss loss(ReferenceBinaryCrossEntropy.Options options) {
    BinaryCrossEntropyLoss.Builder builder =
        BinaryCrossEntropyLoss.builder()
            .labelSmoothing(options.labelSmoothing())
            .focalGamma(options.focalGamma())
            .normalization(options.normalization());
    if (options.outputWeights() != null) {
      builder.outputWeights(array(options.outputWeights()));
    }
    if (options.positiveWeights() != null) {
      builder.positiveWeights(array(options.positiveWeights()));
    }
    if (options.focalAlpha() != null) {
      builder.focalAlpha(options.focalAlpha());
    }
    return builder.build();
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static boolean isSet(Random random) {
    return random.nextInt(3) == 0;
  }

  /** On both sides of 1, where the factor's derivative changes its nature. */
  private static double gamma(Random random) {
    return random.nextBoolean() ? 0.1 + 0.8 * random.nextDouble() : 1 + random.nextInt(3);
  }

  /** Quarters, for the reason given in {@link RandomArrays}; zero included. */
  private static @Nullable List<Double> weights(Random random, int classes) {
    List<Double> weights = Stream.generate(() -> random.nextInt(12) / 4.0).limit(classes).toList();
    return isSet(random) ? weights : null;
  }

  private static Normalization normalization(Random random, int choices) {
    return List.of(Normalization.values()).get(random.nextInt(choices));
  }
}
