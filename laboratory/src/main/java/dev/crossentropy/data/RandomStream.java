package dev.crossentropy.data;

/**
 * The generator of all random choices: SplitMix64 (Steele, Lea and Flood 2014, <i>Fast Splittable
 * Pseudorandom Number Generators</i>). It gives the numbers that {@link java.util.SplittableRandom}
 * gives today; written out, since that class promises no sequence, and a seed must mean the same
 * data on every version of Java.
 */
public final class RandomStream {

  /** What a stream decides. Streams of one seed and different purposes are independent. */
  public enum Purpose {
    EPOCH(0),
    MIXUP(1),
    LABEL_NOISE(2),
    LONG_TAIL(3),
    VALIDATION(4);

    /** Streams split off before this one; a change would change results. */
    private final int place;

    Purpose(int place) {
      this.place = place;
    }
  }

  /** The golden ratio's fraction of 2⁶⁴, odd. */
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private static final double UNIT = 0x1.0p-53;

  private final long gamma;
  private long state;

  private RandomStream(long state, long gamma) {
    this.state = state;
    this.gamma = gamma;
  }

  public RandomStream(long seed) {
    this(seed, GOLDEN_GAMMA);
  }

  public static RandomStream of(Purpose purpose, long seed) {
    RandomStream stream = new RandomStream(seed);
    for (int i = 0; i < purpose.place; i++) {
      stream.split();
    }
    return stream.split();
  }

  /** A stream of its own that starts at the next number. */
  private RandomStream split() {
    long start = nextLong();
    return new RandomStream(start, oddGamma(next()));
  }

  private static long oddGamma(long z) {
    z = (z ^ (z >>> 33)) * 0xff51afd7ed558ccdL;
    z = (z ^ (z >>> 33)) * 0xc4ceb9fe1a85ec53L;
    z = (z ^ (z >>> 33)) | 1L;
    return Long.bitCount(z ^ (z >>> 1)) < 24 ? z ^ 0xaaaaaaaaaaaaaaaaL : z;
  }

  private long next() {
    state += gamma;
    return state;
  }

  public long nextLong() {
    long z = next();
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  private int nextInt() {
    long z = next();
    z = (z ^ (z >>> 33)) * 0x62a9d9ed799705f5L;
    return (int) (((z ^ (z >>> 28)) * 0xcb24d0a5c88c35b3L) >>> 32);
  }

  /** One of 0 … bound − 1, each alike. */
  public int nextInt(int bound) {
    int bits = nextInt();
    int last = bound - 1;
    if ((bound & last) == 0) {
      return bits & last;
    }
    int value = bits >>> 1;
    while (value + last - value % bound < 0) {
      value = nextInt() >>> 1;
    }
    return value % bound;
  }

  /** A number in [0, 1). */
  public double nextDouble() {
    return (nextLong() >>> 11) * UNIT;
  }

  /** The numbers 0 … size − 1 in random order. */
  public int[] permutation(int size) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int j = nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
