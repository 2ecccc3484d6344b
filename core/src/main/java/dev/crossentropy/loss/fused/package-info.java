/**
 * The loss and the gradient of float rows under softmax, many at a time; equal to {@code row}, by
 * test. Memory comes from {@code batch}, loops from {@code kernel}. Touch this room for speed
 * alone: whatever is out of the ordinary goes through {@code row}.
 */
@NullMarked
package dev.crossentropy.loss.fused;

import org.jspecify.annotations.NullMarked;
