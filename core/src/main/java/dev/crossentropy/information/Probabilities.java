package dev.crossentropy.information;

/** What every argument of this package that is a probability has to satisfy. */
final class Probabilities {

  private Probabilities() {}

  static double require(double probability, String what) {
    if (!(probability >= 0 && probability <= 1)) { // in this form NaN is refused as well
      throw new IllegalArgumentException(
          "%s must be in [0, 1]; got %s".formatted(what, probability));
    }
    return probability;
  }

  /** Turns −0.0, as in {@code −(1·log 1)}, into the 0.0 that a reader expects to see. */
  static double positiveZero(double value) {
    return value + 0.0;
  }
}
