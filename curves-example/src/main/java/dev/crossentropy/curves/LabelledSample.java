package dev.crossentropy.curves;

import dev.crossentropy.information.Sigmoid;
import java.util.Arrays;

/**
 * Eight examples of one feature and a yes-or-no label, and the model that predicts {@code P(y = 1)
 * = σ(w·x)} from its only parameter {@code w}.
 */
final class LabelledSample {

  /**
   * Two labels contradict the rule that the others follow. Without them the likelihood would grow
   * for ever with w, and there would be no minimum to mark.
   */
  private static final int[] LABELS = {0, 0, 0, 1, 0, 1, 1, 1};

  private static final double[] FEATURES = {-4, -3, -2, -1, 1, 2, 3, 4};

  private LabelledSample() {}

  static double[] features() {
    return FEATURES.clone();
  }

  static int[] labels() {
    return LABELS.clone();
  }

  /** {@code σ(w·x)} of every example. */
  static double[] predictions(double w) {
    return Arrays.stream(FEATURES).map(x -> Sigmoid.of(w * x)).toArray();
  }
}
