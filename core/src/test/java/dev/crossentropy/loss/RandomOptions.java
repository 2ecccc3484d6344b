package dev.crossentropy.loss;

import dev.crossentropy.loss.ReferenceCrossEntropy.Hypothesis;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Random options, each set about every third time, and the losses built from them. */
final class RandomOptions {

  private RandomOptions() {}

  static int[] ignored(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> new int[] {-100};
      case 1 -> new int[] {0, -1};
      case 2 -> new int[] {1};
      default -> new int[0];
    };
  }

  static ReferenceCrossEntropy.Options softmax(
      Random random, Hypothesis hypothesis, int classes, int[] ignored) {
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
            .ignoreIndex(options.ignored())
            .focalGamma(options.focalGamma())
            .polyEpsilon(options.polyEpsilon())
            .zLoss(options.zLoss())
            .temperature(options.temperature())
            .normalization(options.normalization());
    if (options.classWeights() != null) {
      builder.classWeights(options.classWeights());
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
      builder.outputWeights(options.outputWeights());
    }
    if (options.positiveWeights() != null) {
      builder.positiveWeights(options.positiveWeights());
    }
    if (options.focalAlpha() != null) {
      builder.focalAlpha(options.focalAlpha());
    }
    return builder.build();
  }

  private static boolean isSet(Random random) {
    return random.nextInt(3) == 0;
  }

  /** On both sides of 1, where the factor's derivative changes its nature. */
  private static double gamma(Random random) {
    return random.nextBoolean() ? 0.1 + 0.8 * random.nextDouble() : 1 + random.nextInt(3);
  }

  /** Quarters, for the reason given in {@link RandomArrays}; zero included. */
  private static double @Nullable [] weights(Random random, int classes) {
    double[] weights = new double[classes];
    Arrays.setAll(weights, c -> random.nextInt(12) / 4.0);
    return isSet(random) ? weights : null;
  }

  private static Normalization normalization(Random random, int choices) {
    return Normalization.values()[random.nextInt(choices)];
  }
}
