package dev.crossentropy.loss.kernel;

import java.util.Arrays;

/** {@link SoftmaxKernel} in plain Java. Has memory of its own: one for each thread. */
public final class PlainKernel implements SoftmaxKernel {
  private final Exponentials exponentials = new Exponentials();

  @Override
  public float max(float[] from, int start, int end) {
    return greatest(from, start, end);
  }

  static float greatest(float[] from, int start, int end) {
    float max = Float.NEGATIVE_INFINITY;
    for (int c = start; c < end; c++) {
      if (from[c] > max) {
        max = from[c];
      }
    }
    return max;
  }

  @Override
  public void raise(float[] max, float[] z, int start, int count) {
    for (int k = 0; k < count; k++) {
      max[k] = Math.max(max[k], z[start + k]);
    }
  }

  @Override
  public int onlyNonZero(float[] from, int start, int end) {
    int place = NONE;
    for (int c = start; c < end; c++) {
      if (from[c] != 0) {
        if (place != NONE) {
          return SEVERAL;
        }
        place = c - start;
      }
    }
    return place;
  }

  /** To find out costs more than to do without. */
  @Override
  public boolean areModerate(float[] numbers, int count) {
    return false;
  }

  @Override
  public void subtract(float[] z, int start, float shift, double[] x, int at, int count) {
    for (int c = 0; c < count; c++) {
      x[at + c] = (double) z[start + c] - shift;
    }
  }

  @Override
  public void subtract(float[] z, int start, float[] shifts, double[] x, int at, int count) {
    for (int k = 0; k < count; k++) {
      x[at + k] = (double) z[start + k] - shifts[k];
    }
  }

  @Override
  public void exponentiate(double[] x, int start, int end) {
    exponentials.of(x, start, end);
  }

  @Override
  public double sum(double[] a, int start, int end) {
    double lane0 = 0;
    double lane1 = 0;
    double lane2 = 0;
    double lane3 = 0;
    double lane4 = 0;
    double lane5 = 0;
    double lane6 = 0;
    double lane7 = 0;
    for (int c = start; c < end; c += LANES) {
      lane0 += a[c];
      lane1 += a[c + 1];
      lane2 += a[c + 2];
      lane3 += a[c + 3];
      lane4 += a[c + 4];
      lane5 += a[c + 5];
      lane6 += a[c + 6];
      lane7 += a[c + 7];
    }
    return ((lane0 + lane1) + (lane2 + lane3)) + ((lane4 + lane5) + (lane6 + lane7));
  }

  @Override
  public void sumInLanes(double[] e, int start, int end, double[] lanes, int at) {
    Arrays.fill(lanes, at, at + 2 * LANES, 0);
    for (int c = start; c < end; c += LANES) {
      for (int lane = 0; lane < LANES; lane++) {
        double power = e[c + lane];
        lanes[at + lane] += power;
        lanes[at + LANES + lane] += power == 1 ? 0 : power;
      }
    }
  }

  @Override
  public void add(double[] e, int start, double[] all, double[] belowOne, int count) {
    for (int k = 0; k < count; k++) {
      double power = e[start + k];
      all[k] += power;
      // 1 is the greatest, and the only one with a whole part
      belowOne[k] += power - Math.floor(power);
    }
  }

  @Override
  public void scale(double[] e, int at, double[] factors, float[] g, int start, int count) {
    for (int k = 0; k < count; k++) {
      g[start + k] = (float) (e[at + k] * factors[k] + 0.0);
    }
  }

  @Override
  public void scale(double[] e, int at, double factor, float[] g, int start, int count) {
    for (int c = 0; c < count; c++) {
      g[start + c] = (float) (e[at + c] * factor + 0.0);
    }
  }

  @Override
  public double weightedDistance(double[] a, int from, float[] z, float shift, int count) {
    double[] lanes = new double[LANES];
    for (int c = 0; c < count; c++) {
      lanes[c % LANES] = Math.fma(a[from + c], (double) shift - z[c], lanes[c % LANES]);
    }
    return SoftmaxKernel.fold(lanes, 0);
  }

  @Override
  public void subtractTargets(
      double[] e, int at, double factor, double[] a, int from, double scale, int count) {
    for (int c = 0; c < count; c++) {
      e[at + c] = Math.fma(e[at + c], factor, -scale * a[from + c] + 0.0);
    }
  }
}
