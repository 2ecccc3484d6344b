package dev.crossentropy.curves;

import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** A loss as a function of the logits of one example, with its target held fixed. */
record LossProbe(ILossFunction loss, IActivation activation, double... target) {

  /**
   * Half the distance of the two scores that a numeric gradient is made of: the cube root of a
   * double's precision, where rounding and curvature disturb it about equally.
   */
  private static final double STEP = Math.cbrt(Math.ulp(1.0));

  double score(double... logits) {
    return scores(logits)[0];
  }

  /** The scores of many examples of the same target. */
  double[] scores(double[]... logits) {
    INDArray scores =
        loss.computeScoreArray(targets(logits.length), array(logits), activation, null);
    return scores.castTo(org.nd4j.linalg.api.buffer.DataType.DOUBLE).ravel().toDoubleVector();
  }

  /** The gradient that the loss itself computes, with which a network learns. */
  double gradient(int output, double... logits) {
    INDArray preOutput = array(new double[][] {logits});
    return loss.computeGradient(targets(1), preOutput, activation, null).getDouble(0, output);
  }

  /** The slope of the score, by central differences. */
  double numericGradient(int output, double... logits) {
    double[] below = logits.clone();
    double[] above = logits.clone();
    below[output] -= STEP;
    above[output] += STEP;
    double[] scores = scores(below, above);
    return (scores[1] - scores[0]) / (2 * STEP);
  }

  private INDArray targets(int rows) {
    double[][] targets = new double[rows][];
    java.util.Arrays.fill(targets, target);
    return array(targets);
  }

  private static INDArray array(double[][] rows) {
    return Nd4j.createFromArray(rows);
  }
}
