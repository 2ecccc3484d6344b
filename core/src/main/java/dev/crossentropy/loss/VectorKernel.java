package dev.crossentropy.loss;

import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
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
final class VectorKernel implements SoftmaxKernel {
  private static final VectorSpecies<Float> WIDE = FloatVector.SPECIES_PREFERRED;

  private static final VectorSpecies<Double> DOUBLES =
      DoubleVector.SPECIES_PREFERRED.length() > LANES
          ? DoubleVector.SPECIES_512
          : DoubleVector.SPECIES_PREFERRED;

  /** As many floats as there are doubles in a vector. */
  private static final VectorSpecies<Float> FLOATS =
      VectorSpecies.of(float.class, VectorShape.forBitSize(DOUBLES.length() * Float.SIZE));

  private static final int SHIFT = Exponential.EXPONENT_SHIFT;

  private static final VectorSpecies<Integer> BITS =
      VectorSpecies.of(int.class, WIDE.vectorShape());

  /** All bits of a float but its sign; as integers they are ordered like the floats, NaN last. */
  private static final int MAGNITUDE = Integer.MAX_VALUE;

  @Override
  public float max(float[] from, int start, int end) {
    if (end - start < WIDE.length()) {
      return PlainKernel.greatest(from, start, end);
    }
    int last = end - WIDE.length();
    IntVector greatest = ordered(from, last);
    for (int c = start; c < last; c += WIDE.length()) {
      greatest = greatest.max(ordered(from, c));
    }
    int bits = greatest.reduceLanes(VectorOperators.MAX);
    return Float.intBitsToFloat(bits ^ ((bits >> (Integer.SIZE - 1)) & MAGNITUDE));
  }

  /**
   * Integers in the order of floats. A maximum of integers is one instruction, where one of floats
   * that minds NaN is several.
   */
  private static IntVector ordered(float[] from, int index) {
    IntVector bits = FloatVector.fromArray(WIDE, from, index).reinterpretAsInts();
    return bits.lanewise(XOR, bits.lanewise(ASHR, Integer.SIZE - 1).lanewise(AND, MAGNITUDE));
  }

  @Override
  public int nonZeros(float[] from, int start, int end, int[] into) {
    int count = 0;
    int c = start;
    for (; c <= end - WIDE.length() && count <= into.length; c += WIDE.length()) {
      if (FloatVector.fromArray(WIDE, from, c).compare(VectorOperators.NE, 0).anyTrue()) {
        count = PlainKernel.nonZeros(from, c, c + WIDE.length(), into, count);
      }
    }
    return PlainKernel.nonZeros(from, c, end, into, count);
  }

  @Override
  public boolean areModerate(float[] numbers, int count) {
    IntVector greatest = IntVector.zero(BITS);
    int c = 0;
    for (; c <= count - WIDE.length(); c += WIDE.length()) {
      IntVector bits = FloatVector.fromArray(WIDE, numbers, c).reinterpretAsInts();
      greatest = greatest.max(bits.and(MAGNITUDE));
    }
    boolean moderate = greatest.reduceLanes(VectorOperators.MAX) <= Float.floatToIntBits(MODERATE);
    for (; c < count; c++) {
      moderate &= Math.abs(numbers[c]) <= MODERATE;
    }
    return moderate;
  }

  @Override
  public void subtract(float[] z, int start, float shift, double[] x, int at, int count) {
    for (int c = 0; c < count; c += DOUBLES.length()) {
      doubles(z, start + c).sub(shift).intoArray(x, at + c);
    }
  }

  /**
   * {@link Exponential#of}, step by step, for two vectors at a time, whose steps fill each other's
   * waiting times; and by that too long a method for C2 to inline: compiled with its caller, it may
   * come out without vector instructions.
   */
  @Override
  public void exponentiate(double[] x, int start, int end) {
    int width = DOUBLES.length();
    int c = start;
    for (; c <= end - 2 * width; c += 2 * width) {
      DoubleVector x0 = DoubleVector.fromArray(DOUBLES, x, c);
      DoubleVector x1 = DoubleVector.fromArray(DOUBLES, x, c + width);
      DoubleVector rounder = all(Exponential.ROUNDER);
      DoubleVector rounded0 = x0.fma(all(Exponential.LOG2_E), rounder);
      DoubleVector rounded1 = x1.fma(all(Exponential.LOG2_E), rounder);
      DoubleVector n0 = rounded0.sub(rounder);
      DoubleVector n1 = rounded1.sub(rounder);
      DoubleVector high0 = n0.fma(all(Exponential.MINUS_LN2_HIGH), x0);
      DoubleVector high1 = n1.fma(all(Exponential.MINUS_LN2_HIGH), x1);
      DoubleVector r0 = n0.fma(all(Exponential.MINUS_LN2_LOW), high0);
      DoubleVector r1 = n1.fma(all(Exponential.MINUS_LN2_LOW), high1);
      DoubleVector s0 = r0.mul(r0);
      DoubleVector s1 = r1.mul(r1);
      DoubleVector odd0 = all(Exponential.Q9).fma(s0, all(Exponential.Q7));
      DoubleVector odd1 = all(Exponential.Q9).fma(s1, all(Exponential.Q7));
      DoubleVector even0 = all(Exponential.Q8).fma(s0, all(Exponential.Q6));
      DoubleVector even1 = all(Exponential.Q8).fma(s1, all(Exponential.Q6));
      odd0 = odd0.fma(s0, all(Exponential.Q5));
      odd1 = odd1.fma(s1, all(Exponential.Q5));
      even0 = even0.fma(s0, all(Exponential.Q4));
      even1 = even1.fma(s1, all(Exponential.Q4));
      odd0 = odd0.fma(s0, all(Exponential.Q3));
      odd1 = odd1.fma(s1, all(Exponential.Q3));
      even0 = even0.fma(s0, all(Exponential.Q2));
      even1 = even1.fma(s1, all(Exponential.Q2));
      odd0 = odd0.fma(s0, all(Exponential.Q1));
      odd1 = odd1.fma(s1, all(Exponential.Q1));
      even0 = even0.fma(s0, all(Exponential.Q0));
      even1 = even1.fma(s1, all(Exponential.Q0));
      DoubleVector one = all(1);
      DoubleVector power0 = odd0.fma(r0, even0).fma(r0, one).fma(r0, one);
      DoubleVector power1 = odd1.fma(r1, even1).fma(r1, one).fma(r1, one);
      LongVector bits0 = rounded0.reinterpretAsLongs().lanewise(LSHL, SHIFT);
      LongVector bits1 = rounded1.reinterpretAsLongs().lanewise(LSHL, SHIFT);
      power0.mul(bits0.reinterpretAsDoubles()).intoArray(x, c);
      power1.mul(bits1.reinterpretAsDoubles()).intoArray(x, c + width);
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

  /** From 1 on, but not below, adding 1 to the exponent sets its second highest bit. */
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
