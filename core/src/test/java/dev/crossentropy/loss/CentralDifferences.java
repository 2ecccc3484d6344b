package dev.crossentropy.loss;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Checks a gradient against central differences of the score, in float64. */
final class CentralDifferences {
  /** Near the cube root of the machine epsilon, where truncation and rounding balance. */
  private static final double STEP = 1e-5;

  private CentralDifferences() {}

  /**
   * The greatest difference between gradient and central difference over the finite logits,
   * relative to the larger of 1 and the score, whose rounding bounds what a difference can show.
   */
  static double worstError(Call call) {
    INDArray gradient = call.gradient();
    INDArray logits = call.logits().dup();
    double scale = Math.max(1, Math.abs(call.score()));
    double worst = 0;
    for (int row = 0; row < logits.rows(); row++) {
      for (int column = 0; column < logits.columns(); column++) {
        double logit = logits.getDouble(row, column);
        if (Double.isFinite(logit)) {
          logits.putScalar(row, column, logit + STEP);
          double above = call.withLogits(logits).score();
          logits.putScalar(row, column, logit - STEP);
          double below = call.withLogits(logits).score();
          logits.putScalar(row, column, logit);
          double difference = (above - below) / (2 * STEP);
          double error = Math.abs(gradient.getDouble(row, column) - difference) / scale;
          worst = error > worst || Double.isNaN(error) ? error : worst;
        }
        if (Double.isNaN(worst)) {
          return worst;
        }
      }
    }
    return worst;
  }
}
