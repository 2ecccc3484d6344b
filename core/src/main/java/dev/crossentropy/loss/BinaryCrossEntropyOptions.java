package dev.crossentropy.loss;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nd4j.shade.jackson.annotation.JsonAnyGetter;
import org.nd4j.shade.jackson.annotation.JsonAutoDetect;
import org.nd4j.shade.jackson.annotation.JsonAutoDetect.Visibility;

/** The options of a {@link BinaryCrossEntropyLoss}, kept like {@link CrossEntropyOptions}. */
@JsonAutoDetect(
    fieldVisibility = Visibility.NONE,
    getterVisibility = Visibility.NONE,
    isGetterVisibility = Visibility.NONE)
abstract sealed class BinaryCrossEntropyOptions implements Serializable
    permits BinaryCrossEntropyLoss {
  private static final long serialVersionUID = 1;

  final double @Nullable [] outputWeights;
  final double @Nullable [] positiveWeights;
  final double labelSmoothing;
  final double focalGamma;
  final @Nullable Double focalAlpha;
  final Normalization normalization;

  BinaryCrossEntropyOptions(BinaryCrossEntropyLoss.Builder builder) {
    outputWeights = builder.outputWeights;
    positiveWeights = builder.positiveWeights;
    labelSmoothing = builder.labelSmoothing;
    focalGamma = builder.focalGamma;
    focalAlpha = builder.focalAlpha;
    normalization = builder.normalization;
    check();
  }

  private void check() {
    Options.weights("outputWeights", outputWeights, "output");
    Options.weights("positiveWeights", positiveWeights, "output");
    Options.belowOne("labelSmoothing", labelSmoothing);
    Options.notNegative("focalGamma", focalGamma);
    if (focalAlpha != null) {
      Options.fraction("focalAlpha", focalAlpha);
    }
    Options.present("normalization", normalization, "ROWS or VALID_ROWS");
    if (normalization == Normalization.TARGET_WEIGHTS) {
      throw new IllegalArgumentException(
          "normalization must be ROWS or VALID_ROWS, was TARGET_WEIGHTS: the targets of a binary"
              + " loss are answers, not weights");
    }
  }

  /** A builder with the options that JSON or YAML holds. */
  static BinaryCrossEntropyLoss.Builder stored(Map<String, @Nullable Object> values) {
    StoredOptions stored = new StoredOptions("BinaryCrossEntropyLoss", values);
    BinaryCrossEntropyLoss.Builder builder = BinaryCrossEntropyLoss.builder();
    stored.weights("outputWeights", builder::outputWeights);
    stored.weights("positiveWeights", builder::positiveWeights);
    stored.number("labelSmoothing", builder::labelSmoothing);
    stored.number("focalGamma", builder::focalGamma);
    stored.number("focalAlpha", builder::focalAlpha);
    stored.constant("normalization", Normalization.class, builder::normalization);
    stored.requireAllKnown();
    return builder;
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    Options.requireLegal(this::check);
  }

  /** w, one per output, or null. */
  public double @Nullable [] getOutputWeights() {
    return Options.copy(outputWeights);
  }

  /** pos, one per output, or null. */
  public double @Nullable [] getPositiveWeights() {
    return Options.copy(positiveWeights);
  }

  /** ε, 0 for none. */
  public double getLabelSmoothing() {
    return labelSmoothing;
  }

  /** γ, 0 for none. */
  public double getFocalGamma() {
    return focalGamma;
  }

  /** α, or null. */
  public @Nullable Double getFocalAlpha() {
    return focalAlpha;
  }

  /** What the sum of the rows' losses is divided by. */
  public Normalization getNormalization() {
    return normalization;
  }

  /** The options by name, without those left out: what JSON holds. */
  @JsonAnyGetter
  final Map<String, Object> byName() {
    Map<String, Object> options = new LinkedHashMap<>();
    Options.putIfPresent(options, "outputWeights", Options.asList(outputWeights));
    Options.putIfPresent(options, "positiveWeights", Options.asList(positiveWeights));
    options.put("labelSmoothing", labelSmoothing);
    options.put("focalGamma", focalGamma);
    Options.putIfPresent(options, "focalAlpha", focalAlpha);
    options.put("normalization", normalization);
    return options;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BinaryCrossEntropyOptions that && byName().equals(that.byName());
  }

  @Override
  public int hashCode() {
    return byName().hashCode();
  }

  /** The class and the options that differ from the default. */
  @Override
  public String toString() {
    return Options.text("BinaryCrossEntropyLoss", byName(), new BinaryCrossEntropyLoss().byName());
  }
}
