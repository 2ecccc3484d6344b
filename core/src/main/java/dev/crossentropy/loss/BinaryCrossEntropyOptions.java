package dev.crossentropy.loss;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.nd4j.shade.jackson.annotation.JsonInclude;

/** The options of a {@link BinaryCrossEntropyLoss}; {@code null} stands for an option left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BinaryCrossEntropyOptions(
    @Nullable List<Double> outputWeights,
    @Nullable List<Double> positiveWeights,
    double labelSmoothing,
    double focalGamma,
    @Nullable Double focalAlpha,
    Normalization normalization)
    implements Serializable {

  BinaryCrossEntropyOptions {
    outputWeights = OptionChecks.weights("outputWeights", outputWeights, "output");
    positiveWeights = OptionChecks.weights("positiveWeights", positiveWeights, "output");
    OptionChecks.belowOne("labelSmoothing", labelSmoothing);
    OptionChecks.notNegative("focalGamma", focalGamma);
    if (focalAlpha != null) {
      OptionChecks.fraction("focalAlpha", focalAlpha);
    }
    Objects.requireNonNull(normalization, "normalization must not be null");
    if (normalization == Normalization.TARGET_WEIGHTS) {
      throw new IllegalArgumentException(
          "normalization must be ROWS or VALID_ROWS, was TARGET_WEIGHTS: the targets of a binary"
              + " loss are answers, not weights");
    }
  }

  /** The options that differ from the default, in the form {@code (focalGamma=2.0)}, or nothing. */
  @Override
  public String toString() {
    StringJoiner changed = new StringJoiner(", ", "(", ")").setEmptyValue("");
    CrossEntropyOptions.addIfChanged(changed, "outputWeights", outputWeights, null);
    CrossEntropyOptions.addIfChanged(changed, "positiveWeights", positiveWeights, null);
    CrossEntropyOptions.addIfChanged(changed, "labelSmoothing", labelSmoothing, 0.0);
    CrossEntropyOptions.addIfChanged(changed, "focalGamma", focalGamma, 0.0);
    CrossEntropyOptions.addIfChanged(changed, "focalAlpha", focalAlpha, null);
    CrossEntropyOptions.addIfChanged(changed, "normalization", normalization, Normalization.ROWS);
    return changed.toString();
  }
}
