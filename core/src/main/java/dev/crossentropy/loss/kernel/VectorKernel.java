package dev.crossentropy.loss.kernel;

import static jdk.incubator.vector.VectorOperators.LSHL;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link SoftmaxKernel} in vectors of the machine's width.
 *
 * <p>Loaded only where the JVM has the module {@code jdk.incubator.vector}; see {@link
 * SoftmaxKernels}.
 */
public final class VectorKernel implements SoftmaxKernel {
  private static final VectorSpecies<Double> DOUBLES =
      DoubleVector.SPECIES_PREFERRED.length() > LANES
          ? DoubleVector.SPECIES_512
          : DoubleVector.SPECIES_PREFERRED;

  /** As many floats as there are doubles in a vector. */
  private static final VectorSpecies<Float> FLOATS =
      VectorSpecies.of(float.class, VectorShape.forBitSize(DOUBLES.length() * Float.SIZE));

  private static final int SHIFT = Exponential.EXPONENT_SHIFT;

  @Override
  public float max(float[] from, int start, int end) {
    return FloatSearch.max(from, start, end);
  }

  @Override
  public void raise(float[] max, float[] z, int start, int count) {
    FloatSearch.raise(max, z, start, count);
  }

  @Override
  public int onlyNonZero(float[] from, int start, int end) {
    return FloatSearch.onlyNonZero(from, start, end);
  }

  @Override
  public boolean areModerate(float[] numbers, int count) {
    return FloatSearch.areModerate(numbers, count);
  }

  @Override
  public void subtract(float[] z, int start, float shift, double[] x, int at, int count) {
    for (int c = 0; c < count; c += DOUBLES.length()) {
      doubles(z, start + c).sub(shift).intoArray(x, at + c);
    }
  }

  @Override
  public void subtract(float[] z, int start, float[] shifts, double[] x, int at, int count) {
    for (int k = 0; k < count; k += DOUBLES.length()) {
      doubles(z, start + k).sub(doubles(shifts, k)).intoArray(x, at + k);
    }
  }

  /** {@link Exponential#of}, step by step. */
  @Override
  public void exponentiate(double[] x, int start, int end) {
    int c = start;
    for (; c <= end - DOUBLES.length(); c += DOUBLES.length()) {
      DoubleVector z = DoubleVector.fromArray(DOUBLES, x, c);
      DoubleVector rounded = z.fma(all(Exponential.LOG2_E), all(Exponential.ROUNDER));
      DoubleVector n = rounded.sub(all(Exponential.ROUNDER));
      DoubleVector high = n.fma(all(Exponential.MINUS_LN2_HIGH), z);
      DoubleVector r = n.fma(all(Exponential.MINUS_LN2_LOW), high);
      DoubleVector r2 = r.mul(r);
      DoubleVector r4 = r2.mul(r2);
      DoubleVector q0 = r.fma(all(Exponential.Q1), all(Exponential.Q0));
      DoubleVector q2 = r.fma(all(Exponential.Q3), all(Exponential.Q2));
      DoubleVector q4 = r.fma(all(Exponential.Q5), all(Exponential.Q4));
      DoubleVector q6 = r.fma(all(Exponential.Q7), all(Exponential.Q6));
      DoubleVector q8 = r.fma(all(Exponential.Q9), all(Exponential.Q8));
      DoubleVector q = q8.fma(r4, q6.fma(r2, q4)).fma(r4, q2.fma(r2, q0));
      DoubleVector ofRemainder = q.fma(r, all(1)).fma(r, all(1));
      LongVector power = rounded.reinterpretAsLongs().lanewise(LSHL, SHIFT);
      ofRemainder.mul(power.reinterpretAsDoubles()).intoArray(x, c);
    }
    for (; c < end; c++) {
      x[c] = Exponential.of(x[c]);
    }
  }

  @Override
  public double sum(double[] a, int start, int end) {
    double[] lanes = new double[LANES];
    for (int first = 0; first < LANES; first += DOUBLES.length()) {
      DoubleVector sum = DoubleVector.zero(DOUBLES);
      for (int c = start + first; c < end; c += LANES) {
        sum = sum.add(DoubleVector.fromArray(DOUBLES, a, c));
      }
      sum.intoArray(lanes, first);
    }
    return SoftmaxKernel.fold(lanes, 0);
  }

  @Override
  public void sumInLanes(double[] e, int start, int end, double[] lanes, int at) {
    for (int first = 0; first < LANES; first += DOUBLES.length()) {
      DoubleVector all = DoubleVector.zero(DOUBLES);
      DoubleVector belowOne = DoubleVector.zero(DOUBLES);
      for (int c = start + first; c < end; c += LANES) {
        DoubleVector power = DoubleVector.fromArray(DOUBLES, e, c);
        all = all.add(power);
        belowOne = belowOne.add(zeroIfOne(power));
      }
      all.intoArray(lanes, at + first);
      belowOne.intoArray(lanes, at + LANES + first);
    }
  }

  @Override
  public void add(double[] e, int start, double[] all, double[] belowOne, int count) {
    for (int k = 0; k < count; k += DOUBLES.length()) {
      DoubleVector power = DoubleVector.fromArray(DOUBLES, e, start + k);
      DoubleVector.fromArray(DOUBLES, all, k).add(power).intoArray(all, k);
      DoubleVector below = zeroIfOne(power);
      DoubleVector.fromArray(DOUBLES, belowOne, k).add(below).intoArray(belowOne, k);
    }
  }

  /** From 1 on, but not below, adding 1 to the exponent sets its highest bit. */
  private static DoubleVector zeroIfOne(DoubleVector power) {
    LongVector bits = power.reinterpretAsLongs();
    LongVector isOne =
        bits.add(1L << Exponential.EXPONENT_SHIFT).lanewise(VectorOperators.LSHR, Long.SIZE - 2);
    return bits.and(isOne.sub(1)).reinterpretAsDoubles();
  }

  @Override
  public void scale(double[] e, int at, double factor, float[] g, int start, int count) {
    for (int c = 0; c < count; c += DOUBLES.length()) {
      store(DoubleVector.fromArray(DOUBLES, e, at + c).mul(factor).add(0.0), g, start + c);
    }
  }

  @Override
  public void scale(double[] e, int at, double[] factors, float[] g, int start, int count) {
    for (int k = 0; k < count; k += DOUBLES.length()) {
      DoubleVector factor = DoubleVector.fromArray(DOUBLES, factors, k);
      store(DoubleVector.fromArray(DOUBLES, e, at + k).mul(factor).add(0.0), g, start + k);
    }
  }

  @Override
  public double weightedDistance(double[] a, int from, float[] z, float shift, int count) {
    double[] lanes = new double[LANES];
    for (int first = 0; first < LANES; first += DOUBLES.length()) {
      DoubleVector sum = DoubleVector.zero(DOUBLES);
      for (int c = first; c < count; c += LANES) {
        DoubleVector distance = all(shift).sub(doubles(z, c));
        sum = DoubleVector.fromArray(DOUBLES, a, from + c).fma(distance, sum);
      }
      sum.intoArray(lanes, first);
    }
    return SoftmaxKernel.fold(lanes, 0);
  }

  @Override
  public void subtractTargets(
      double[] e, int at, double factor, double[] a, int from, double scale, int count) {
    for (int c = 0; c < count; c += DOUBLES.length()) {
      DoubleVector target = DoubleVector.fromArray(DOUBLES, a, from + c).mul(-scale).add(0.0);
      DoubleVector.fromArray(DOUBLES, e, at + c).fma(all(factor), target).intoArray(e, at + c);
    }
  }

  private static DoubleVector all(double value) {
    return DoubleVector.broadcast(DOUBLES, value);
  }

  private static DoubleVector doubles(float[] from, int index) {
    return (DoubleVector) FloatVector.fromArray(FLOATS, from, index).castShape(DOUBLES, 0);
  }

  private static void store(DoubleVector values, float[] into, int index) {
    ((FloatVector) values.castShape(FLOATS, 0)).intoArray(into, index);
  }
}
