/**
 * Trains runs: one in {@link dev.crossentropy.training.execution.Trainer}, many behind {@link
 * dev.crossentropy.training.execution.RunExecutor}. Runs come as values from a plan; results go
 * back as values. {@code Trainer} and its {@code EpochLoop} alone decide about randomness; their
 * order of operations decides about bits.
 */
@NullMarked
package dev.crossentropy.training.execution;

import org.jspecify.annotations.NullMarked;
