package dev.crossentropy.loss.kernel;

import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.XOR;

import java.util.stream.IntStream;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** What {@link VectorKernel} looks for among floats, mostly in their bits, taken for integers. */
public final class FloatSearch {
  private static final VectorSpecies<Float> WIDE = FloatVector.SPECIES_PREFERRED;

  private static final VectorSpecies<Integer> BITS =
      VectorSpecies.of(int.class, WIDE.vectorShape());

  /** 1, 2, 3, …: an array, since C2 would box a vector that starts as a constant. */
  private static final int[] COUNT = IntStream.rangeClosed(1, BITS.length()).toArray();

  /** All bits of a float but its sign; as integers they are ordered like the floats, NaN last. */
  private static final int MAGNITUDE = Integer.MAX_VALUE;

  private FloatSearch() {}

  static float max(float[] from, int start, int end) {
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

  static void raise(float[] max, float[] z, int start, int count) {
    int k = 0;
    for (; k <= count - WIDE.length(); k += WIDE.length()) {
      FloatVector greatest = FloatVector.fromArray(WIDE, max, k);
      FloatVector next = FloatVector.fromArray(WIDE, z, start + k);
      greatest.blend(next, next.compare(VectorOperators.GT, greatest)).intoArray(max, k);
    }
    for (; k < count; k++) {
      max[k] = Math.max(max[k], z[start + k]);
    }
  }

  /**
   * Adds up the places of all that are not 0, counted from 1, and compares with the greatest. No
   * branch depends on what the labels are: a machine would guess wrong in every row.
   */
  static int onlyNonZero(float[] from, int start, int end) {
    IntVector places = IntVector.fromArray(BITS, COUNT, 0);
    IntVector sums = IntVector.zero(BITS);
    IntVector greatest = IntVector.zero(BITS);
    int c = start;
    for (; c <= end - WIDE.length(); c += WIDE.length()) {
      IntVector bits = FloatVector.fromArray(WIDE, from, c).reinterpretAsInts().and(MAGNITUDE);
      IntVector found = places.and(bits.min(1).neg());
      sums = sums.add(found);
      greatest = greatest.max(found);
      places = places.add(WIDE.length());
    }
    int sum = sums.reduceLanes(VectorOperators.ADD);
    int last = greatest.reduceLanes(VectorOperators.MAX);
    for (; c < end; c++) {
      if (from[c] != 0) {
        last = c - start + 1;
        sum += last;
      }
    }
    // NONE is one less than no place
    return sum == last ? last - 1 : SoftmaxKernel.SEVERAL;
  }

  static boolean areModerate(float[] numbers, int count) {
    IntVector greatest = IntVector.zero(BITS);
    int c = 0;
    for (; c <= count - WIDE.length(); c += WIDE.length()) {
      IntVector bits = FloatVector.fromArray(WIDE, numbers, c).reinterpretAsInts();
      greatest = greatest.max(bits.and(MAGNITUDE));
    }
    boolean moderate =
        greatest.reduceLanes(VectorOperators.MAX) <= Float.floatToIntBits(SoftmaxKernel.MODERATE);
    for (; c < count; c++) {
      moderate &= Math.abs(numbers[c]) <= SoftmaxKernel.MODERATE;
    }
    return moderate;
  }
}
