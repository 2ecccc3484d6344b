package dev.crossentropy.loss;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.nd4j.shade.jackson.annotation.JsonInclude;

/**
 * The options of a {@link CrossEntropyLoss}. {@code null} stands for an option left out; every way
 * of making one, deserialization included, passes the checks of the constructor.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CrossEntropyOptions(
    @Nullable List<Double> classWeights,
    SmoothingWeights smoothingWeights,
    double labelSmoothing,
    List<Integer> ignoreIndex,
    double focalGamma,
    double polyEpsilon,
    double zLoss,
    @Nullable Double logitSoftCap,
    double temperature,
    Normalization normalization)
    implements Serializable {

  public CrossEntropyOptions {
    classWeights = OptionChecks.weights("classWeights", classWeights, "class");
    Objects.requireNonNull(smoothingWeights, "smoothingWeights must not be null");
    OptionChecks.belowOne("labelSmoothing", labelSmoothing);
    ignoreIndex = ignoreIndex.stream().distinct().sorted().toList();
    OptionChecks.notNegative("focalGamma", focalGamma);
    OptionChecks.finite("polyEpsilon", polyEpsilon);
    OptionChecks.notNegative("zLoss", zLoss);
    if (logitSoftCap != null) {
      OptionChecks.positive("logitSoftCap", logitSoftCap);
    }
    OptionChecks.positive("temperature", temperature);
    Objects.requireNonNull(normalization, "normalization must not be null");
  }

  /** Whether nothing but weights and smoothing stands between the targets and log p. */
  boolean isLinearInLogSoftmax() {
    return focalGamma == 0
        && polyEpsilon == 0
        && zLoss == 0
        && logitSoftCap == null
        && temperature == 1;
  }

  /**
   * The options that differ from the default, in the form {@code (labelSmoothing=0.1)}, or nothing.
   */
  @Override
  public String toString() {
    StringJoiner changed = new StringJoiner(", ", "(", ")").setEmptyValue("");
    addIfChanged(changed, "classWeights", classWeights, null);
    addIfChanged(changed, "smoothingWeights", smoothingWeights, SmoothingWeights.PER_CLASS);
    addIfChanged(changed, "labelSmoothing", labelSmoothing, 0.0);
    addIfChanged(changed, "ignoreIndex", ignoreIndex, List.of());
    addIfChanged(changed, "focalGamma", focalGamma, 0.0);
    addIfChanged(changed, "polyEpsilon", polyEpsilon, 0.0);
    addIfChanged(changed, "zLoss", zLoss, 0.0);
    addIfChanged(changed, "logitSoftCap", logitSoftCap, null);
    addIfChanged(changed, "temperature", temperature, 1.0);
    addIfChanged(changed, "normalization", normalization, Normalization.ROWS);
    return changed.toString();
  }

  static void addIfChanged(
      StringJoiner changed, String option, @Nullable Object value, @Nullable Object unchanged) {
    if (value != null && !value.equals(unchanged)) {
      changed.add(option + "=" + value);
    }
  }
}
