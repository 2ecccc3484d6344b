package dev.crossentropy.loss.fused;

import dev.crossentropy.loss.batch.FloatMatrix;
import dev.crossentropy.loss.kernel.Exponential;
import dev.crossentropy.loss.kernel.SoftmaxKernel;
import java.util.Arrays;

/**
 * The arithmetic of {@link FusedWalk} for a block of rows, class by class, and its memory: arrays
 * of one number per row, by class where there are two dimensions. A loop sees only arrays of one
 * number per row, all indexed alike, as C2 wants them for vector instructions.
 */
final class SoftmaxBlock {
  /** The numbers of an array with two dimensions: a few of them fit the second-level cache. */
  private static final int SIZE = 2048;

  /** Times the least difference of two floats, 2<sup>−149</sup>, it is far above 1. */
  private static final double STEEP = 0x1p200;

  /**
   * The last one of each thread. Batches that follow each other are alike, and memory that is fresh
   * for every call has to be cleared and is in no cache: a quarter of the time of a small batch.
   */
  private static final ThreadLocal<SoftmaxBlock> LAST =
      ThreadLocal.withInitial(() -> new SoftmaxBlock(0, 0));

  private final int columns;
  private final int rows;
  private final double[][] logits;
  private final double[][] targets;

  /** e, and then the gradient. */
  private final double[][] powers;

  private final float[] transfer;
  private final double[] rest;
  private final double[] mass;
  private final double[] distances;
  private final double[] factors;

  private SoftmaxBlock(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    this.logits = new double[columns][rows];
    this.targets = new double[columns][rows];
    this.powers = new double[columns][rows];
    this.transfer = new float[columns * rows];
    this.rest = new double[rows];
    this.mass = new double[rows];
    this.distances = new double[rows];
    this.factors = new double[rows];
  }

  /**
   * A block for rows of so many columns, {@code count} of them or as many as are best at a time.
   */
  static SoftmaxBlock of(int columns, long count) {
    int rows = (int) Math.min(count, SIZE / columns);
    SoftmaxBlock last = LAST.get();
    if (last.columns == columns && last.rows == rows) {
      return last;
    }
    SoftmaxBlock block = new SoftmaxBlock(columns, rows);
    LAST.set(block);
    return block;
  }

  int columns() {
    return columns;
  }

  /** The most rows at a time. */
  int rows() {
    return rows;
  }

  /** Reads z. {@link #exponentiate} turns them into z − m. */
  void readLogits(FloatMatrix from, long first, int count) {
    from.readColumns(first, count, logits, transfer);
  }

  /** Reads a. */
  void readTargets(ColumnTargets from, long first, int count) {
    from.read(first, count, targets, transfer);
  }

  void writeGradient(FloatMatrix into, long first, int count) {
    into.writeColumns(first, count, powers, transfer);
  }

  /** The gradient by class, once {@link #differentiate} has been called. */
  double[][] gradient() {
    return powers;
  }

  /** Of each row, Σe over all classes but that of the greatest logit. */
  double[] rest() {
    return rest;
  }

  /** Σa of each row. */
  double[] mass() {
    return mass;
  }

  /** Σ a·(m − z) of each row. */
  double[] distances() {
    return distances;
  }

  /** What each row's gradient is multiplied by, to be filled. */
  double[] factors() {
    return factors;
  }

  void exponentiate(SoftmaxKernel kernel, int count) {
    double[] max = factors;
    System.arraycopy(logits[0], 0, max, 0, count);
    for (int c = 1; c < columns; c++) {
      raise(max, logits[c], count);
    }
    for (int c = 0; c < columns; c++) {
      subtract(logits[c], max, powers[c], count);
      kernel.exponentiate(powers[c], 0, count);
    }
  }

  private static void raise(double[] max, double[] z, int count) {
    for (int k = 0; k < count; k++) {
      max[k] = Math.max(max[k], z[k]);
    }
  }

  private static void subtract(double[] z, double[] max, double[] clamped, int count) {
    for (int k = 0; k < count; k++) {
      z[k] -= max[k];
      clamped[k] = Math.max(z[k], Exponential.LEAST);
    }
  }

  /** Σe without one greatest logit's 1, which would swallow what is small. */
  void sumExponentials(int count) {
    double[] ties = factors;
    Arrays.fill(rest, 0, count, 0);
    Arrays.fill(ties, 0, count, 0);
    for (int c = 0; c < columns; c++) {
      addExponentials(logits[c], powers[c], rest, ties, count);
    }
    addTies(rest, ties, count);
  }

  /** Adds e, or where z is m a tie: t is 1 there and 0 elsewhere. */
  private static void addExponentials(
      double[] below, double[] powers, double[] rest, double[] ties, int count) {
    for (int k = 0; k < count; k++) {
      double t = Math.max(0, Math.fma(below[k], STEEP, 1));
      rest[k] += Math.fma(-t, powers[k], powers[k]);
      ties[k] += t;
    }
  }

  private static void addTies(double[] rest, double[] ties, int count) {
    for (int k = 0; k < count; k++) {
      rest[k] += ties[k] - 1;
    }
  }

  /** Σa and Σ a·(m − z). */
  void sumTargets(int count) {
    Arrays.fill(mass, 0, count, 0);
    Arrays.fill(distances, 0, count, 0);
    for (int c = 0; c < columns; c++) {
      addTargets(targets[c], logits[c], mass, distances, count);
    }
  }

  private static void addTargets(
      double[] targets, double[] below, double[] mass, double[] distances, int count) {
    for (int k = 0; k < count; k++) {
      mass[k] += targets[k];
      distances[k] = Math.fma(-below[k], targets[k], distances[k]);
    }
  }

  void differentiate(int count) {
    for (int c = 0; c < columns; c++) {
      differentiate(powers[c], targets[c], rest, mass, factors, count);
    }
  }

  /** p·Σ<sub>others</sub> − (1−p)·a, times 1+r throughout: (1−p)·(1+r) is r + (1−e). */
  private static void differentiate(
      double[] powers,
      double[] targets,
      double[] rest,
      double[] mass,
      double[] factors,
      int count) {
    for (int k = 0; k < count; k++) {
      double e = powers[k];
      double a = targets[k];
      double slope = e * (mass[k] - a) - (rest[k] + (1 - e)) * a;
      // -0.0 + 0.0 is 0.0
      powers[k] = factors[k] * slope + 0.0;
    }
  }
}
