package dev.crossentropy.loss;

/** {@link SoftmaxKernel} in plain Java. Has memory of its own: one for each thread. */
final class PlainKernel implements SoftmaxKernel {
  private final Exponentials exponentials = new Exponentials();
  private final double[] block = new double[Exponentials.BLOCK];

  @Override
  public int indexOfMax(float[] logits, int start, int end) {
    int top = start;
    float max = Float.NEGATIVE_INFINITY;
    for (int c = start; c < end; c++) {
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
  public void exponentiate(
      float[] logits, float[] shifts, double[] powers, double[] sums, int rows, int length) {
    for (int row = 0; row < rows; row++) {
      int end = (row + 1) * length;
      for (int start = row * length; start < end; start += block.length) {
        int count = Math.min(block.length, end - start);
        subtract(logits, start, shifts[row], block, count);
        exponentials.of(block, block, count);
        System.arraycopy(block, 0, powers, start, count);
      }
      sums[row] = sum(powers, row * length, end);
    }
  }

  private static void subtract(float[] from, int start, float shift, double[] into, int count) {
    for (int c = 0; c < count; c++) {
      into[c] = (double) from[start + c] - shift;
    }
  }

  private static double sum(double[] from, int start, int end) {
    double lane0 = 0;
    double lane1 = 0;
    double lane2 = 0;
    double lane3 = 0;
    double lane4 = 0;
    double lane5 = 0;
    double lane6 = 0;
    double lane7 = 0;
    for (int c = start; c < end; c += LANES) {
      lane0 += from[c];
      lane1 += from[c + 1];
      lane2 += from[c + 2];
      lane3 += from[c + 3];
      lane4 += from[c + 4];
      lane5 += from[c + 5];
      lane6 += from[c + 6];
      lane7 += from[c + 7];
    }
    double[] lanes = {lane0, lane1, lane2, lane3, lane4, lane5, lane6, lane7};
    return SoftmaxKernel.fold(lanes);
  }

  @Override
  public void scale(double[] exponentials, double factor, float[] gradient, int start, int end) {
    for (int c = start; c < end; c++) {
      gradient[c] = (float) (exponentials[c] * factor + 0.0);
    }
  }

  @Override
  public double sum(double[] targets) {
    return sum(targets, 0, targets.length);
  }

  @Override
  public double weightedDistance(double[] targets, float[] logits, int start, float shift) {
    double[] lanes = new double[LANES];
    for (int c = 0; c < targets.length; c++) {
      lanes[c % LANES] = Math.fma(targets[c], (double) shift - logits[start + c], lanes[c % LANES]);
    }
    return SoftmaxKernel.fold(lanes);
  }

  @Override
  public void scaleAndSubtract(
      double[] exponentials,
      double factor,
      double[] targets,
      double scale,
      float[] gradient,
      int start) {
    for (int c = 0; c < targets.length; c++) {
      gradient[start + c] =
          (float) Math.fma(exponentials[start + c], factor, -scale * targets[c] + 0.0);
    }
  }
}
