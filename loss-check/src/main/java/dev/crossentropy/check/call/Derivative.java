package dev.crossentropy.check.call;

import org.jspecify.annotations.Nullable;

/** The derivative of a score by its logits, from central differences in double precision. */
public final class Derivative {

  /** Near the cube root of the machine epsilon, where truncation and rounding balance. */
  private static final double STEP = 1e-5;

  /** A hundred times what truncation and rounding leave, relative to the numbers that meet. */
  private static final double TOLERANCE = 1e-6;

  /** Slopes to the left and to the right that differ by more belong to a kink, as |z| has at 0. */
  private static final double KINK = 1e-3;

  private Derivative() {}

  /** A place where the gradient is not the derivative. */
  public record Gap(int row, int output, double gradient, double derivative) {

    /** The place as a text: {@code gradient[0, 2]}. */
    public String place() {
      return "gradient[" + row + ", " + output + "]";
    }

    /** Whether the gradient is the derivative times this factor. */
    public boolean isFactor(double factor) {
      return Math.abs(gradient - factor * derivative) <= TOLERANCE * Math.abs(derivative);
    }
  }

  /** The first place where the loss's gradient is not the derivative of its score; null if none. */
  public static @Nullable Gap firstGap(Subject subject, Batch batch) {
    double[][] gradient = Rows.of(subject.call(batch).gradient());
    double score = subject.call(batch).score();
    for (int row = 0; row < batch.rows(); row++) {
      for (int output = 0; output < batch.outputs(); output++) {
        Slope slope = slope(subject, batch, row, output, score);
        double found = gradient[row][output];
        double scale = Math.max(1, Math.max(Math.abs(score), Math.abs(slope.central())));
        if (!slope.isKink(scale) && !(Math.abs(found - slope.central()) <= TOLERANCE * scale)) {
          return new Gap(row, output, found, slope.central());
        }
      }
    }
    return null;
  }

  private record Slope(double left, double right) {
    double central() {
      return (left + right) / 2;
    }

    boolean isKink(double scale) {
      return Math.abs(right - left) > KINK * scale;
    }
  }

  private static Slope slope(Subject subject, Batch batch, int row, int output, double score) {
    double logit = batch.logits()[row][output];
    double above = subject.call(batch.withLogit(row, output, logit + STEP)).score();
    double below = subject.call(batch.withLogit(row, output, logit - STEP)).score();
    return new Slope((score - below) / STEP, (above - score) / STEP);
  }
}
