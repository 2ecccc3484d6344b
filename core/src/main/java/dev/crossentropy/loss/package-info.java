/**
 * Cross-entropy losses for Deeplearning4j, computed from logits.
 *
 * <p>{@link dev.crossentropy.loss.CrossEntropyLoss} judges one choice among C classes, {@link
 * dev.crossentropy.loss.BinaryCrossEntropyLoss} any number of independent yes-or-no outputs. Their
 * options are kept beside them, and a definition for each loss that says how a call walks over the
 * rows.
 *
 * <p>The packages below are internal, and import downward only: {@code call} is one call, {@code
 * row} the arithmetic of one row, {@code fused} the same for many rows of floats under softmax,
 * {@code batch} arrays as rows, {@code kernel} loops over numbers.
 */
@NullMarked
package dev.crossentropy.loss;

import org.jspecify.annotations.NullMarked;
