package dev.crossentropy.runtime.layer;

/**
 * A layer that need not compute the gradient with respect to its input where it is the first one
 * and nobody asks for it. It returns zeros then.
 */
public interface SkipsInputGradient {

  /** Applies to the backward passes to come. */
  void skipInputGradient(boolean skip);
}
