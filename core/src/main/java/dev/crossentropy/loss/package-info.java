/**
 * Cross-entropy losses for Deeplearning4j, computed from logits.
 *
 * <p>{@link dev.crossentropy.loss.CrossEntropyLoss} judges one choice among C classes, {@link
 * dev.crossentropy.loss.BinaryCrossEntropyLoss} any number of independent yes-or-no outputs. The
 * packages below are nobody else's business: {@code call} is one call, {@code row} the arithmetic
 * of one row, {@code fused} the same for float rows under softmax, {@code batch} the arrays as
 * rows, {@code kernel} the loops.
 */
@NullMarked
package dev.crossentropy.loss;

import org.jspecify.annotations.NullMarked;
