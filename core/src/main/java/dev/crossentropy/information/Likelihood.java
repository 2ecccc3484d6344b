package dev.crossentropy.information;

/**
 * How probable a model makes the labels that were observed: the reason why classifiers are trained
 * by cross-entropy.
 *
 * <pre>
 * likelihood                L   =  Πᵢ qᵢ(yᵢ)
 * log-likelihood        log L   =  Σᵢ log qᵢ(yᵢ)
 * negative log-likelihood NLL   = −Σᵢ log qᵢ(yᵢ)
 * </pre>
 *
 * <p>Here {@code yᵢ} is the label of example {@code i} and {@code qᵢ} the distribution that the
 * model predicts for it; examples are independent. Since {@code −log q(y)} is the cross-entropy
 * between the certain label and the prediction, {@code NLL/N} is the mean cross-entropy: the
 * parameters of maximum likelihood are those of least cross-entropy.
 *
 * <p>Units: nats, summed over the examples (not averaged). Special cases:
 *
 * <ul>
 *   <li>a label that the model calls impossible: likelihood 0, NLL {@code +∞};
 *   <li>no examples: likelihood 1, NLL 0;
 *   <li>many examples: the likelihood underflows to 0 long before its logarithm is in danger, which
 *       is why the logarithm is what everybody computes.
 * </ul>
 *
 * <p>Example: a coin shown as heads, heads, tails, and a model that says heads with probability
 * 0.6, has likelihood 0.6·0.6·0.4 = 0.144 and negative log-likelihood 1.9379…
 *
 * <p>Source: R. A. Fisher, <i>On the Mathematical Foundations of Theoretical Statistics</i>,
 * Philosophical Transactions of the Royal Society A 222 (1922).
 */
public final class Likelihood {

  private Likelihood() {}

  /**
   * {@code Πᵢ qᵢ(yᵢ)} of yes-or-no labels.
   *
   * @param predictions for each example the probability given to the label 1
   * @param labels for each example 0 or 1
   */
  public static double of(double[] predictions, int[] labels) {
    requireSameLength(predictions.length, labels.length);
    double product = 1;
    for (int i = 0; i < labels.length; i++) {
      double prediction = Probabilities.require(predictions[i], "Prediction " + i);
      product *= isOne(labels[i], i) ? prediction : 1 - prediction;
    }
    return product;
  }

  /** {@code Σᵢ log qᵢ(yᵢ)} of yes-or-no labels; arguments as in {@link #of(double[], int[])}. */
  public static double logOf(double[] predictions, int[] labels) {
    return Probabilities.positiveZero(-negativeLogOf(predictions, labels));
  }

  /** {@code −Σᵢ log qᵢ(yᵢ)} of yes-or-no labels; arguments as in {@link #of(double[], int[])}. */
  public static double negativeLogOf(double[] predictions, int[] labels) {
    requireSameLength(predictions.length, labels.length);
    double sum = 0;
    for (int i = 0; i < labels.length; i++) {
      double prediction = Probabilities.require(predictions[i], "Prediction " + i);
      sum += BinaryCrossEntropy.of(prediction, isOne(labels[i], i) ? 1 : 0);
    }
    return sum;
  }

  /**
   * {@code Πᵢ qᵢ(yᵢ)} of class labels.
   *
   * @param predictions for each example the distribution the model predicts
   * @param labels for each example the observed class, in [0, outcomes)
   */
  public static double of(DiscreteDistribution[] predictions, int[] labels) {
    requireSameLength(predictions.length, labels.length);
    double product = 1;
    for (int i = 0; i < labels.length; i++) {
      product *= probabilityOfLabel(predictions[i], labels[i], i);
    }
    return product;
  }

  /** {@code Σᵢ log qᵢ(yᵢ)}; arguments as in {@link #of(DiscreteDistribution[], int[])}. */
  public static double logOf(DiscreteDistribution[] predictions, int[] labels) {
    requireSameLength(predictions.length, labels.length);
    double sum = 0;
    for (int i = 0; i < labels.length; i++) {
      sum += Math.log(probabilityOfLabel(predictions[i], labels[i], i));
    }
    return sum;
  }

  /** {@code −Σᵢ log qᵢ(yᵢ)}; arguments as in {@link #of(DiscreteDistribution[], int[])}. */
  public static double negativeLogOf(DiscreteDistribution[] predictions, int[] labels) {
    return Probabilities.positiveZero(-logOf(predictions, labels));
  }

  private static boolean isOne(int label, int example) {
    if (label != 0 && label != 1) {
      throw new IllegalArgumentException(
          "Label %d must be 0 or 1; got %d".formatted(example, label));
    }
    return label == 1;
  }

  private static double probabilityOfLabel(
      DiscreteDistribution prediction, int label, int example) {
    if (label < 0 || label >= prediction.outcomes()) {
      throw new IllegalArgumentException(
          "Label %d must be in [0, %d), the outcomes of its prediction; got %d"
              .formatted(example, prediction.outcomes(), label));
    }
    return prediction.probability(label);
  }

  private static void requireSameLength(int predictions, int labels) {
    if (predictions != labels) {
      throw new IllegalArgumentException(
          "Each label needs one prediction; got %d predictions and %d labels"
              .formatted(predictions, labels));
    }
  }
}
