/**
 * Cross-entropy as it is defined: the quantities a loss function is made of, on plain numbers.
 *
 * <p>Read in this order:
 *
 * <ol>
 *   <li>{@link dev.crossentropy.information.DiscreteDistribution}: entropy {@code H(P)},
 *       cross-entropy {@code H(P,Q) = −Σ P(x)·log Q(x)} and divergence {@code KL(P‖Q)}, joined by
 *       {@code H(P,Q) = H(P) + KL(P‖Q)};
 *   <li>{@link dev.crossentropy.information.Sigmoid} and {@link
 *       dev.crossentropy.information.Softmax}: the hypotheses that turn logits into a distribution;
 *   <li>{@link dev.crossentropy.information.BinaryCrossEntropy}: the cost of one prediction of one
 *       yes-or-no label;
 *   <li>{@link dev.crossentropy.information.Likelihood}: why minimising cross-entropy is maximising
 *       the likelihood of the labels;
 *   <li>{@link dev.crossentropy.information.NormalDistribution}: the same quantities with an
 *       integral in place of the sum.
 * </ol>
 *
 * <p>All logarithms are natural and all results are in nats; divide by {@code ln 2} for bits. The
 * conventions are the usual limits: {@code 0·log 0 = 0}, and a model that calls impossible what
 * happens costs {@code +∞}. Nothing here is clipped: a value that is infinite is returned as {@link
 * java.lang.Double#POSITIVE_INFINITY}.
 *
 * <p>These functions are for reading and for drawing. To train a network use {@link
 * dev.crossentropy.loss}, which computes the same numbers for whole batches, with gradients.
 */
@NullMarked
package dev.crossentropy.information;

import org.jspecify.annotations.NullMarked;
