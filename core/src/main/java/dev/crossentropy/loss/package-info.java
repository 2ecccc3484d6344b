/**
 * Cross-entropy losses for Deeplearning4j, computed from logits.
 *
 * <p>{@link dev.crossentropy.loss.CrossEntropyLoss} judges one choice among C classes, {@link
 * dev.crossentropy.loss.BinaryCrossEntropyLoss} any number of independent yes-or-no outputs. A call
 * goes through {@code LossEvaluator}, which walks the rows of the batch; {@code RowLoss} holds the
 * arithmetic of one row; {@code Matrix} is how either gets at an array's memory.
 */
@NullMarked
package dev.crossentropy.loss;

import org.jspecify.annotations.NullMarked;
