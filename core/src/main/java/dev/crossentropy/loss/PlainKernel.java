package dev.crossentropy.loss;

/** {@link SoftmaxKernel} in plain Java. */
final class PlainKernel implements SoftmaxKernel {

  @Override
  public int indexOfMax(float[] logits) {
    int top = 0;
    float max = Float.NEGATIVE_INFINITY;
    for (int c = 0; c < logits.length; c++) {
      if (logits[c] > max) {
        max = logits[c];
        top = c;
      }
    }
    return top;
  }

  @Override
  public int nonZeros(float[] elements, int[] into) {
    int count = 0;
    for (int c = 0; c < elements.length; c++) {
      if (elements[c] != 0) {
        if (count == into.length) {
          return count + 1;
        }
        into[count++] = c;
      }
    }
    return count;
  }

  @Override
  public double exponentiate(float[] logits, float shift, double[] exponentials) {
    double[] lanes = new double[LANES];
    for (int c = 0; c < logits.length; c++) {
      double e = Exponential.of((double) logits[c] - shift);
      exponentials[c] = e;
      lanes[c % LANES] += e;
    }
    return SoftmaxKernel.fold(lanes);
  }

  @Override
  public void scale(double[] exponentials, double factor, float[] gradient) {
    for (int c = 0; c < gradient.length; c++) {
      gradient[c] = (float) (exponentials[c] * factor + 0.0);
    }
  }

  @Override
  public double sum(double[] targets) {
    double[] lanes = new double[LANES];
    for (int c = 0; c < targets.length; c++) {
      lanes[c % LANES] += targets[c];
    }
    return SoftmaxKernel.fold(lanes);
  }

  @Override
  public double weightedDistance(double[] targets, float[] logits, float shift) {
    double[] lanes = new double[LANES];
    for (int c = 0; c < targets.length; c++) {
      lanes[c % LANES] = Math.fma(targets[c], (double) shift - logits[c], lanes[c % LANES]);
    }
    return SoftmaxKernel.fold(lanes);
  }

  @Override
  public void scaleAndSubtract(
      double[] exponentials, double factor, double[] targets, double scale, float[] gradient) {
    for (int c = 0; c < gradient.length; c++) {
      gradient[c] = (float) Math.fma(exponentials[c], factor, -scale * targets[c] + 0.0);
    }
  }
}
