/**
 * Trains runs: one in {@link dev.crossentropy.training.execution.Trainer}, many side by side. Runs
 * come as values from {@code statistics}; results go back as values. {@code Trainer} is the only
 * place that decides about randomness; its order of operations decides about bits.
 */
@NullMarked
package dev.crossentropy.training.execution;

import org.jspecify.annotations.NullMarked;
