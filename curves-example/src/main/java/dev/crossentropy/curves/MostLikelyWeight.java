package dev.crossentropy.curves;

import dev.crossentropy.loss.BinaryCrossEntropyLoss;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;

/** The weight under which the labels of the sample are most probable. */
final class MostLikelyWeight {

  private MostLikelyWeight() {}

  /** Halves an interval in which the slope of the cost changes its sign until nothing is left. */
  static double find() {
    double low = -10;
    double high = 10;
    while (true) {
      double middle = low + (high - low) / 2;
      if (middle <= low || middle >= high) {
        return middle;
      }
      if (slope(middle) < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
  }

  /** The derivative of the negative log-likelihood: {@code Σ (dJ/dz)·x}, since {@code z = w·x}. */
  static double slope(double w) {
    double[] features = LabelledSample.features();
    int[] labels = LabelledSample.labels();
    double slope = 0;
    for (int i = 0; i < features.length; i++) {
      LossProbe cost =
          new LossProbe(new BinaryCrossEntropyLoss(), new ActivationSigmoid(), labels[i]);
      slope += cost.gradient(0, w * features[i]) * features[i];
    }
    return slope;
  }
}
