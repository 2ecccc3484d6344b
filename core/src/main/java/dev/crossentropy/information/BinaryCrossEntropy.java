package dev.crossentropy.information;

/**
 * The cost of predicting a yes-or-no label: the cross-entropy of two Bernoulli distributions, with
 * label {@code y} and prediction {@code ŷ}, the probability given to {@code y = 1}.
 *
 * <pre>
 * J(ŷ, y) = −[y·log ŷ + (1 − y)·log(1 − ŷ)]
 *
 *           −log ŷ         when y = 1
 *           −log(1 − ŷ)    when y = 0
 * </pre>
 *
 * <p>It is zero where the prediction is certain and right, and rises without bound as the
 * prediction grows certain and wrong. In terms of the logit {@code z}, with {@code ŷ = σ(z)}, the
 * derivative is {@code dJ/dz = ŷ − y}: the error itself, however saturated the sigmoid is.
 *
 * <p>Units: nats, for one label. Special cases:
 *
 * <ul>
 *   <li>{@code y} may lie between 0 and 1 (a soft label); the least cost is then {@code H(y) > 0},
 *       at {@code ŷ = y};
 *   <li>{@code ŷ = 0} with {@code y > 0}, and {@code ŷ = 1} with {@code y < 1}, cost {@code +∞};
 *   <li>{@code ŷ = y = 0} and {@code ŷ = y = 1} cost 0.
 * </ul>
 *
 * <p>Example: {@code BinaryCrossEntropy.of(0.8, 1)} is 0.2231…, {@code BinaryCrossEntropy.of(0.8,
 * 0)} is 1.6094…, and {@code BinaryCrossEntropy.ofLogit(-40, 1)} is 40.
 *
 * <p>Source: C. M. Bishop, <i>Pattern Recognition and Machine Learning</i> (2006), equations 4.90
 * and 4.91.
 */
public final class BinaryCrossEntropy {

  private BinaryCrossEntropy() {}

  /**
   * {@code J(ŷ, y)}.
   *
   * @param prediction {@code ŷ}, the probability given to the label one
   * @param label {@code y}
   * @throws IllegalArgumentException if either lies outside [0, 1]
   */
  public static double of(double prediction, double label) {
    Probabilities.require(prediction, "Prediction");
    Probabilities.require(label, "Label");
    double costIfOne = label == 0 ? 0 : -label * Math.log(prediction);
    double costIfZero = label == 1 ? 0 : -(1 - label) * Math.log1p(-prediction);
    return Probabilities.positiveZero(costIfOne + costIfZero);
  }

  /**
   * {@code J(σ(z), y)}, exact also where {@code σ(z)} rounds to 0 or 1.
   *
   * @param logit {@code z}, any real number or ±∞
   * @param label {@code y}
   * @throws IllegalArgumentException if the label lies outside [0, 1]
   */
  public static double ofLogit(double logit, double label) {
    Probabilities.require(label, "Label");
    double costIfOne = label == 0 ? 0 : -label * Sigmoid.logOf(logit);
    double costIfZero = label == 1 ? 0 : -(1 - label) * Sigmoid.logOf(-logit);
    return Probabilities.positiveZero(costIfOne + costIfZero);
  }
}
