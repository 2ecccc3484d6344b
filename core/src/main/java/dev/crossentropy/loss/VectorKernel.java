package dev.crossentropy.loss;

import static jdk.incubator.vector.VectorOperators.LSHL;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link SoftmaxKernel} in vectors of the machine's width.
 *
 * <p>Loaded only where the JVM has the module {@code jdk.incubator.vector}; see {@link
 * SoftmaxKernels}.
 */
final class VectorKernel implements SoftmaxKernel {
  private static final VectorSpecies<Float> WIDE =
      FloatVector.SPECIES_PREFERRED.length() > LANES
          ? FloatVector.SPECIES_256
          : FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;

  /** As many floats as there are doubles in a vector. */
  private static final VectorSpecies<Float> FLOATS =
      VectorSpecies.of(float.class, VectorShape.forBitSize(DOUBLES.length() * Float.SIZE));

  @Override
  public int indexOfMax(float[] logits, int start, int end) {
    int top = start;
    float max = Float.NEGATIVE_INFINITY;
    for (int c = start; c < end; c += WIDE.length()) {
      FloatVector z = FloatVector.fromArray(WIDE, logits, c);
      if (z.compare(VectorOperators.GT, max).anyTrue()) {
        for (int k = c; k < c + WIDE.length(); k++) {
          if (logits[k] > max) {
            max = logits[k];
            top = k;
          }
        }
      }
    }
    return top;
  }

  @Override
  public int nonZeros(float[] elements, int[] into) {
    int count = 0;
    for (int c = 0; c < elements.length; c += WIDE.length()) {
      FloatVector y = FloatVector.fromArray(WIDE, elements, c);
      if (y.compare(VectorOperators.NE, 0f).anyTrue()) {
        for (int k = c; k < c + WIDE.length(); k++) {
          if (elements[k] != 0) {
            if (count == into.length) {
              return count + 1;
            }
            into[count++] = k;
          }
        }
      }
    }
    return count;
  }

  @Override
  public void exponentiate(
      float[] logits, float[] shifts, double[] exponentials, double[] sums, int rows, int length) {
    double[] lanes = new double[LANES];
    for (int row = 0; row < rows; row++) {
      int start = row * length;
      for (int first = start; first < start + LANES; first += DOUBLES.length()) {
        DoubleVector sum = DoubleVector.zero(DOUBLES);
        for (int c = first; c < start + length; c += LANES) {
          DoubleVector e = exponential(doubles(logits, c).sub(shifts[row]));
          e.intoArray(exponentials, c);
          sum = sum.add(e);
        }
        sum.intoArray(lanes, first - start);
      }
      sums[row] = SoftmaxKernel.fold(lanes);
    }
  }

  /** {@link Exponential#of}, step by step. */
  private static DoubleVector exponential(DoubleVector x) {
    VectorMask<Double> below = x.compare(VectorOperators.LT, Exponential.LEAST);
    DoubleVector clamped = x.blend(Exponential.LEAST, below);
    DoubleVector rounder = all(Exponential.ROUNDER);
    DoubleVector rounded = clamped.fma(all(Exponential.LOG2_E), rounder);
    DoubleVector n = rounded.sub(rounder);
    DoubleVector r =
        n.fma(all(Exponential.MINUS_LN2_LOW), n.fma(all(Exponential.MINUS_LN2_HIGH), clamped));
    DoubleVector s = r.mul(r);
    DoubleVector odd =
        all(Exponential.Q9)
            .fma(s, all(Exponential.Q7))
            .fma(s, all(Exponential.Q5))
            .fma(s, all(Exponential.Q3))
            .fma(s, all(Exponential.Q1));
    DoubleVector even =
        all(Exponential.Q8)
            .fma(s, all(Exponential.Q6))
            .fma(s, all(Exponential.Q4))
            .fma(s, all(Exponential.Q2))
            .fma(s, all(Exponential.Q0));
    DoubleVector one = all(1);
    DoubleVector power = odd.fma(r, even).fma(r, one).fma(r, one);
    LongVector bits = rounded.reinterpretAsLongs().add(Exponential.BIAS);
    return power.mul(bits.lanewise(LSHL, Exponential.EXPONENT_SHIFT).reinterpretAsDoubles());
  }

  @Override
  public void scale(double[] exponentials, double factor, float[] gradient, int start, int end) {
    for (int c = start; c < end; c += DOUBLES.length()) {
      DoubleVector e = DoubleVector.fromArray(DOUBLES, exponentials, c);
      store(e.mul(factor).add(0.0), gradient, c);
    }
  }

  @Override
  public double sum(double[] targets) {
    double[] lanes = new double[LANES];
    for (int first = 0; first < LANES; first += DOUBLES.length()) {
      DoubleVector sum = DoubleVector.zero(DOUBLES);
      for (int c = first; c < targets.length; c += LANES) {
        sum = sum.add(DoubleVector.fromArray(DOUBLES, targets, c));
      }
      sum.intoArray(lanes, first);
    }
    return SoftmaxKernel.fold(lanes);
  }

  @Override
  public double weightedDistance(double[] targets, float[] logits, int start, float shift) {
    double[] lanes = new double[LANES];
    for (int first = 0; first < LANES; first += DOUBLES.length()) {
      DoubleVector sum = DoubleVector.zero(DOUBLES);
      for (int c = first; c < targets.length; c += LANES) {
        DoubleVector distance = all(shift).sub(doubles(logits, start + c));
        sum = DoubleVector.fromArray(DOUBLES, targets, c).fma(distance, sum);
      }
      sum.intoArray(lanes, first);
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
    for (int c = 0; c < targets.length; c += DOUBLES.length()) {
      DoubleVector a = DoubleVector.fromArray(DOUBLES, targets, c).mul(-scale).add(0.0);
      DoubleVector e = DoubleVector.fromArray(DOUBLES, exponentials, start + c);
      store(e.fma(all(factor), a), gradient, start + c);
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
