package dev.crossentropy.data.digits;

/**
 * The generator SplitMix64: x ← x + γ, output mix(x). Written out because drawn digits are to be
 * the same bytes on every machine and Java release, which {@code java.util}'s generators do not
 * promise.
 *
 * <p>Source: G. Steele, D. Lea, C. Flood, <i>Fast splittable pseudorandom number generators</i>,
 * OOPSLA 2014; constants of S. Vigna's {@code splitmix64.c}. From seed 0 the first output is
 * 0xE220A8397B1DCDAF.
 */
final class SplitMix64 {

  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  SplitMix64(long seed) {
    state = seed;
  }

  /** A generator for one item of a numbered series, whatever was drawn for the others. */
  static SplitMix64 forItem(long seed, long series, long item) {
    long series1 = new SplitMix64(seed ^ series * GAMMA).nextLong();
    return new SplitMix64(new SplitMix64(series1 + item).nextLong());
  }

  long nextLong() {
    state += GAMMA;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Uniform on [0, 1), a multiple of 2⁻⁵³. */
  double uniform() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  double uniform(double low, double high) {
    return low + (high - low) * uniform();
  }

  /** Uniform on 0 … bound − 1; the bias of scaling 53 bits is far below what 70,000 draws show. */
  int below(int bound) {
    return (int) (uniform() * bound);
  }

  /**
   * Roughly normal with mean 0 and deviation 1, within ±2√3: the sum of four uniforms, which needs
   * no logarithm.
   */
  double bell() {
    double sum = uniform() + uniform() + uniform() + uniform();
    // four uniforms have variance 4/12
    return (sum - 2) * Math.sqrt(3);
  }
}
