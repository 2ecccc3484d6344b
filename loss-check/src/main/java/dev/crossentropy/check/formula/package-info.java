/**
 * The rules on what a loss computes: score, gradient, labels, and what is known of softmax losses.
 * Each class is one rule, examined by calling the loss directly. None looks at how the loss treats
 * its arrays.
 */
@NullMarked
package dev.crossentropy.check.formula;

import org.jspecify.annotations.NullMarked;
