/**
 * What a network says about examples, one class or a set of labels, and how good it is. Logits and
 * targets come from {@code training.execution}; no other package knows how an answer is encoded, in
 * memory or in a file. Tests hold the metrics against ND4J's {@code Evaluation}.
 */
@NullMarked
package dev.crossentropy.training.prediction;

import org.jspecify.annotations.NullMarked;
