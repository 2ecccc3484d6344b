package dev.crossentropy.loss;

/** {@link SoftmaxKernel} in plain Java. */
final class PlainKernel implements SoftmaxKernel {
  /** A multiple of {@link #LANES}; two blocks of doubles take 8 of a cache's 32 KiB or more. */
  private static final int BLOCK = 512;

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

  /**
   * {@link Exponential#of} in steps over blocks that stay in the first-level cache: C2 turns the
   * long second one into vector instructions, which it does not where numbers change type.
   */
  @Override
  public double exponentiate(float[] logits, float shift, double[] exponentials) {
    double[] lanes = new double[LANES];
    double[] x = new double[Math.min(BLOCK, logits.length)];
    double[] n = new double[x.length];
    for (int start = 0; start < logits.length; start += BLOCK) {
      int length = Math.min(BLOCK, logits.length - start);
      subtract(logits, start, length, shift, x);
      exponentiateRemainders(x, n);
      scaleByPowers(x, n, length, exponentials, start);
      addToLanes(exponentials, start, start + length, lanes);
    }
    return SoftmaxKernel.fold(lanes);
  }

  private static void subtract(float[] from, int start, int length, float shift, double[] into) {
    for (int i = 0; i < length; i++) {
      into[i] = Exponential.clamp((double) from[start + i] - shift);
    }
  }

  private static void exponentiateRemainders(double[] x, double[] n) {
    for (int i = 0; i < x.length; i++) {
      double power = Exponential.nearestPower(x[i]);
      n[i] = power;
      x[i] = Exponential.ofRemainder(x[i], power);
    }
  }

  private static void scaleByPowers(
      double[] x, double[] n, int length, double[] into, int start) {
    for (int i = 0; i < length; i++) {
      into[start + i] = x[i] * Exponential.powerOfTwo(n[i]);
    }
  }

  private static void addToLanes(double[] from, int start, int end, double[] lanes) {
    double lane0 = lanes[0];
    double lane1 = lanes[1];
    double lane2 = lanes[2];
    double lane3 = lanes[3];
    double lane4 = lanes[4];
    double lane5 = lanes[5];
    double lane6 = lanes[6];
    double lane7 = lanes[7];
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
    lanes[0] = lane0;
    lanes[1] = lane1;
    lanes[2] = lane2;
    lanes[3] = lane3;
    lanes[4] = lane4;
    lanes[5] = lane5;
    lanes[6] = lane6;
    lanes[7] = lane7;
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
    addToLanes(targets, 0, targets.length, lanes);
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
