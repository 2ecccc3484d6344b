/**
 * One training run as a value: an experiment, a loss and a seed go in, measurements come out.
 *
 * <p>{@link dev.crossentropy.training.Trainer} is the only place that decides about randomness.
 */
@NullMarked
package dev.crossentropy.training;

import org.jspecify.annotations.NullMarked;
