package dev.crossentropy.loss.kernel;

/** log(1+x), faster than {@link Math#log1p}, which is a call into native code on JDK 17. */
public final class Logarithm {
  private Logarithm() {}

  /**
   * log(1+x) for x ≥ 0, within 5 ulp: the rounding of 1+x is undone by a factor that has the same
   * error (Goldberg, What Every Computer Scientist Should Know About Floating-Point Arithmetic,
   * theorem 4).
   */
  public static double ofOnePlus(double x) {
    double u = 1 + x;
    return u == 1 ? x : Math.log(u) * (x / (u - 1));
  }
}
