package dev.crossentropy.loss.batch;

import org.jspecify.annotations.Nullable;

/**
 * What is wanted of the rows of a batch, and where it goes.
 *
 * @param losses takes the rows' losses, [N, 1], if they are wanted
 * @param gradient takes the gradient, [N, C], if it is wanted
 * @param scale multiplies the gradient, not the losses
 * @param needsLosses whether anybody looks at the rows' losses or at their sum
 */
public record Results(
    @Nullable Matrix losses, @Nullable Matrix gradient, double scale, boolean needsLosses) {

  public static Results ofScore() {
    return new Results(null, null, 1, true);
  }

  public static Results ofLosses(Matrix losses) {
    return new Results(losses, null, 1, true);
  }

  public static Results ofGradient(Matrix gradient, double scale, boolean needsLosses) {
    return new Results(null, gradient, scale, needsLosses);
  }

  /** The same, with another array for the gradient. */
  public Results withGradient(Matrix other) {
    return new Results(losses, other, scale, needsLosses);
  }
}
