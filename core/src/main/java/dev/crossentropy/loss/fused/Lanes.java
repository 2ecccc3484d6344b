package dev.crossentropy.loss.fused;

/**
 * Sums of exponentials, with what their rounding took off beside them. Lane k takes the columns k,
 * k + 8, k + 16, … in this order. This fixes a sum's bits whatever the order in memory, and lets a
 * machine begin an addition before the one before it is over.
 */
final class Lanes {
  static final int COUNT = 8;

  private Lanes() {}

  /** Adds a row's exponentials to its lanes, which begin at {@code at}. */
  static void add(float[] numbers, int start, int end, double[] lanes, int at) {
    double lane0 = lanes[at];
    double lane1 = lanes[at + 1];
    double lane2 = lanes[at + 2];
    double lane3 = lanes[at + 3];
    double lane4 = lanes[at + 4];
    double lane5 = lanes[at + 5];
    double lane6 = lanes[at + 6];
    double lane7 = lanes[at + 7];
    int i = start;
    for (; i <= end - COUNT; i += COUNT) {
      lane0 += numbers[i];
      lane1 += numbers[i + 1];
      lane2 += numbers[i + 2];
      lane3 += numbers[i + 3];
      lane4 += numbers[i + 4];
      lane5 += numbers[i + 5];
      lane6 += numbers[i + 6];
      lane7 += numbers[i + 7];
    }
    lanes[at] = lane0;
    lanes[at + 1] = lane1;
    lanes[at + 2] = lane2;
    lanes[at + 3] = lane3;
    lanes[at + 4] = lane4;
    lanes[at + 5] = lane5;
    lanes[at + 6] = lane6;
    lanes[at + 7] = lane7;
    for (int lane = at; i < end; i++, lane++) {
      lanes[lane] += numbers[i];
    }
  }

  /** The same for what rounding took off: floats do for so little. */
  static void add(float[] numbers, int start, int end, float[] lanes, int at) {
    float lane0 = lanes[at];
    float lane1 = lanes[at + 1];
    float lane2 = lanes[at + 2];
    float lane3 = lanes[at + 3];
    float lane4 = lanes[at + 4];
    float lane5 = lanes[at + 5];
    float lane6 = lanes[at + 6];
    float lane7 = lanes[at + 7];
    int i = start;
    for (; i <= end - COUNT; i += COUNT) {
      lane0 += numbers[i];
      lane1 += numbers[i + 1];
      lane2 += numbers[i + 2];
      lane3 += numbers[i + 3];
      lane4 += numbers[i + 4];
      lane5 += numbers[i + 5];
      lane6 += numbers[i + 6];
      lane7 += numbers[i + 7];
    }
    lanes[at] = lane0;
    lanes[at + 1] = lane1;
    lanes[at + 2] = lane2;
    lanes[at + 3] = lane3;
    lanes[at + 4] = lane4;
    lanes[at + 5] = lane5;
    lanes[at + 6] = lane6;
    lanes[at + 7] = lane7;
    for (int lane = at; i < end; i++, lane++) {
      lanes[lane] += numbers[i];
    }
  }

  /** Adds numbers to lanes one by one. */
  static void add(float[] numbers, int count, double[] lanes) {
    for (int i = 0; i < count; i++) {
      lanes[i] += numbers[i];
    }
  }

  static void add(float[] numbers, int count, float[] lanes) {
    for (int i = 0; i < count; i++) {
      lanes[i] += numbers[i];
    }
  }

  /** The sum of the lanes that begin at {@code at} and lie {@code step} apart. */
  static double sum(double[] lanes, float[] laneRests, int at, int step) {
    double sum = 0;
    float rests = 0;
    for (int lane = 0; lane < COUNT; lane++) {
      sum += lanes[at + lane * step];
      rests += laneRests[at + lane * step];
    }
    return sum + rests;
  }
}
