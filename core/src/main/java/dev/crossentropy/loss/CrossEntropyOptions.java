package dev.crossentropy.loss;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nd4j.shade.jackson.annotation.JsonAnyGetter;
import org.nd4j.shade.jackson.annotation.JsonAutoDetect;
import org.nd4j.shade.jackson.annotation.JsonAutoDetect.Visibility;

/**
 * The options of a {@link CrossEntropyLoss}, each under the name of its setter in the builder. A
 * class of plain fields: Kryo, which Spark may be told to use, can restore neither a record nor the
 * JDK's immutable lists.
 */
@JsonAutoDetect(
    fieldVisibility = Visibility.NONE,
    getterVisibility = Visibility.NONE,
    isGetterVisibility = Visibility.NONE)
abstract sealed class CrossEntropyOptions implements Serializable permits CrossEntropyLoss {
  private static final long serialVersionUID = 1;

  final double @Nullable [] classWeights;
  final SmoothingWeights smoothingWeights;
  final double labelSmoothing;
  final int[] ignoreIndex;
  final double focalGamma;
  final double polyEpsilon;
  final double zLoss;
  final @Nullable Double logitSoftCap;
  final double temperature;
  final Normalization normalization;

  /** No part of the value: two threads may both say it. */
  private transient boolean warned;

  CrossEntropyOptions(CrossEntropyLoss.Builder builder) {
    Options.present(
        "ignoreIndex", builder.ignoreIndex, "class indices, none of them to ignore none");
    classWeights = builder.classWeights;
    smoothingWeights = builder.smoothingWeights;
    labelSmoothing = builder.labelSmoothing;
    ignoreIndex = Arrays.stream(builder.ignoreIndex).distinct().sorted().toArray();
    focalGamma = builder.focalGamma;
    polyEpsilon = builder.polyEpsilon;
    zLoss = builder.zLoss;
    logitSoftCap = builder.logitSoftCap;
    temperature = builder.temperature;
    normalization = builder.normalization;
    check();
  }

  private void check() {
    Options.weights("classWeights", classWeights, "class");
    Options.present("smoothingWeights", smoothingWeights, "PER_CLASS or BY_TARGET");
    Options.belowOne("labelSmoothing", labelSmoothing);
    Options.present("ignoreIndex", ignoreIndex, "class indices");
    Options.notNegative("focalGamma", focalGamma);
    Options.finite("polyEpsilon", polyEpsilon);
    Options.notNegative("zLoss", zLoss);
    if (logitSoftCap != null) {
      Options.positive("logitSoftCap", logitSoftCap);
    }
    Options.positive("temperature", temperature);
    Options.present("normalization", normalization, "ROWS, VALID_ROWS or TARGET_WEIGHTS");
  }

  /** A builder with the options that JSON or YAML holds. */
  static CrossEntropyLoss.Builder stored(Map<String, @Nullable Object> values) {
    StoredOptions stored = new StoredOptions("CrossEntropyLoss", values);
    CrossEntropyLoss.Builder builder = CrossEntropyLoss.builder();
    stored.weights("classWeights", builder::classWeights);
    stored.constant("smoothingWeights", SmoothingWeights.class, builder::smoothingWeights);
    stored.number("labelSmoothing", builder::labelSmoothing);
    stored.integers("ignoreIndex", builder::ignoreIndex);
    stored.number("focalGamma", builder::focalGamma);
    stored.number("polyEpsilon", builder::polyEpsilon);
    stored.number("zLoss", builder::zLoss);
    stored.number("logitSoftCap", builder::logitSoftCap);
    stored.number("temperature", builder::temperature);
    stored.constant("normalization", Normalization.class, builder::normalization);
    stored.requireAllKnown();
    return builder;
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    Options.requireLegal(this::check);
  }

  /** w, one per class, or null. */
  public double @Nullable [] getClassWeights() {
    return Options.copy(classWeights);
  }

  /** How class weights meet label smoothing. */
  public SmoothingWeights getSmoothingWeights() {
    return smoothingWeights;
  }

  /** ε, 0 for none. */
  public double getLabelSmoothing() {
    return labelSmoothing;
  }

  /** The class indices that are ignored, ascending. */
  public int[] getIgnoreIndex() {
    return ignoreIndex.clone();
  }

  /** γ, 0 for none. */
  public double getFocalGamma() {
    return focalGamma;
  }

  /** ε₁, 0 for none. */
  public double getPolyEpsilon() {
    return polyEpsilon;
  }

  /** λ, 0 for none. */
  public double getZLoss() {
    return zLoss;
  }

  /** The cap, or null. */
  public @Nullable Double getLogitSoftCap() {
    return logitSoftCap;
  }

  /** t, 1 for none. */
  public double getTemperature() {
    return temperature;
  }

  /** What the sum of the rows' losses is divided by. */
  public Normalization getNormalization() {
    return normalization;
  }

  /** Says once for each loss that its {@code ignoreIndex} has no effect on one target per class. */
  final void warnIfNothingIsIgnored() {
    if (ignoreIndex.length > 0 && !warned) {
      warned = true;
      System.getLogger("dev.crossentropy.loss")
          .log(
              Level.WARNING,
              "ignoreIndex="
                  + Arrays.toString(ignoreIndex)
                  + " has no effect: it speaks of class indices [rows, 1], but the labels are one"
                  + " target per class; mask the rows that are to be ignored");
    }
  }

  /** Whether nothing but weights and smoothing stands between the targets and log p. */
  final boolean isLinearInLogSoftmax() {
    return focalGamma == 0
        && polyEpsilon == 0
        && zLoss == 0
        && logitSoftCap == null
        && temperature == 1;
  }

  /** The options by name, without those left out: what JSON holds. */
  @JsonAnyGetter
  final Map<String, Object> byName() {
    Map<String, Object> options = new LinkedHashMap<>();
    Options.putIfPresent(options, "classWeights", Options.asList(classWeights));
    options.put("smoothingWeights", smoothingWeights);
    options.put("labelSmoothing", labelSmoothing);
    options.put("ignoreIndex", Arrays.stream(ignoreIndex).boxed().toList());
    options.put("focalGamma", focalGamma);
    options.put("polyEpsilon", polyEpsilon);
    options.put("zLoss", zLoss);
    Options.putIfPresent(options, "logitSoftCap", logitSoftCap);
    options.put("temperature", temperature);
    options.put("normalization", normalization);
    return options;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CrossEntropyOptions that && byName().equals(that.byName());
  }

  @Override
  public int hashCode() {
    return byName().hashCode();
  }

  /**
   * The class and the options that differ from the default: {@code CrossEntropyLoss(zLoss=1.0E-4)}.
   */
  @Override
  public String toString() {
    return Options.text("CrossEntropyLoss", byName(), new CrossEntropyLoss().byName());
  }
}
